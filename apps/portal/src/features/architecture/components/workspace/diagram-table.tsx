import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { Anchor, Table } from "@mantine/core";
import Link from "next/link";
import { EmptyState, WideTable } from "#portal/design/index.ts";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { Swatch } from "./diagram-legend.tsx";
import classes from "./diagram-table.module.css";

/** The same as the diagram, for people who read rather than look, and for screen readers. What the filter, the focus
 * or the legend takes out there is left out here. */
export function DiagramTable({
  view,
  overlay,
  emphasis,
  pathOf,
}: {
  view: DiagramView;
  overlay: OverlayView;
  emphasis: EmphasisView;
  pathOf: (node: DiagramNode) => string | null;
}) {
  const nameOf = (key: string) => view.nodes.find((node) => node.key === key)?.label ?? key;
  const shown = view.nodes.filter(({ key }) => {
    const strength = emphasis.nodes.get(key);
    return strength !== "faint" && strength !== "hidden";
  });
  if (shown.length === 0)
    return (
      <div className={classes.empty}>
        <EmptyState title="Nothing here matches the filter">Take one of its conditions away.</EmptyState>
      </div>
    );
  return (
    <WideTable minWidth={640} label={`${view.title} as a table`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Part</Table.Th>
          <Table.Th>Kind</Table.Th>
          <Table.Th>{overlay.title}</Table.Th>
          <Table.Th>Depends on</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shown.map((node) => {
          const mark = overlay.marks.get(node.key);
          const row = overlay.rows.find(({ id }) => id === mark?.classId);
          const path = pathOf(node);
          const uses = view.edges.filter(({ from }) => from === node.key);
          return (
            <Table.Tr key={node.key}>
              <Table.Th scope="row" fw={500} data-main>
                {path ? (
                  <Anchor component={Link} href={path} inherit>
                    {node.label}
                  </Anchor>
                ) : (
                  node.label
                )}
              </Table.Th>
              <Table.Td data-label="Kind">{node.kind === "zone" ? node.detail : node.kind}</Table.Td>
              <Table.Td data-label={overlay.title}>
                <span className={classes.mark}>
                  {row && <Swatch row={row} />}
                  {mark?.words}
                </span>
              </Table.Td>
              <Table.Td data-label="Depends on">
                {uses.length === 0
                  ? "–"
                  : uses
                      .map(({ key, to, label, mode }) => {
                        const words = overlay.edges?.get(key)?.words;
                        return `${nameOf(to)} (${[label, mode, ...(words ? [words] : [])].join(", ")})`;
                      })
                      .join("; ")}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
}
