import type { ComponentHealth, DiagramView } from "@greenroom/core/architecture";
import { Anchor, Table } from "@mantine/core";
import Link from "next/link";
import { StatusBadge } from "../../../design/index.ts";
import { healthWords } from "./health-words.ts";

/** The same as the diagram, for people who read rather than look, and for screen readers. */
export function DiagramTable({
  view,
  states,
  pathOf,
}: {
  view: DiagramView;
  states: ReadonlyMap<string, ComponentHealth>;
  pathOf: (key: string) => string | null;
}) {
  const nameOf = (key: string) => view.nodes.find((node) => node.key === key)?.label ?? key;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={`${view.title} as a table`} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Part</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Depends on</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.nodes.map((node) => {
            const health = states.get(node.key) ?? "unknown";
            const path = pathOf(node.key);
            const uses = view.edges.filter(({ from }) => from === node.key);
            return (
              <Table.Tr key={node.key}>
                <Table.Th scope="row" fw={500}>
                  {path ? (
                    <Anchor component={Link} href={path} inherit>
                      {node.label}
                    </Anchor>
                  ) : (
                    node.label
                  )}
                </Table.Th>
                <Table.Td>{node.kind === "zone" ? node.detail : node.kind}</Table.Td>
                <Table.Td>
                  <StatusBadge tone={healthWords[health].tone} plain>
                    {health}
                  </StatusBadge>
                </Table.Td>
                <Table.Td>
                  {uses.length === 0
                    ? "–"
                    : uses.map(({ to, label, mode }) => `${nameOf(to)} (${label}, ${mode})`).join("; ")}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
