import { Anchor, Table, Text } from "@mantine/core";
import Link from "next/link";
import type { ComparisonRow } from "../../compare/comparison-view.ts";
import classes from "./change-list.module.css";

const signs = { added: "+", removed: "−", changed: "Δ" } as const;

/** What differs, each with its fields: + added, − removed, Δ changed. */
export function ChangeList({
  rows,
  before,
  after,
}: {
  rows: readonly ComparisonRow[];
  before: string;
  after: string;
}) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label="Differences" verticalSpacing="xs" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>Change</Table.Th>
            <Table.Th w={260}>What</Table.Th>
            <Table.Th>{before}</Table.Th>
            <Table.Th>{after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td className={classes.change} data-change={row.change}>
                <span aria-hidden>{signs[row.change]}</span> {row.change}
              </Table.Td>
              <Table.Td>
                {row.path ? (
                  <Anchor component={Link} href={row.path} inherit fw={500}>
                    {row.name}
                  </Anchor>
                ) : (
                  <Text span inherit fw={500}>
                    {row.name}
                  </Text>
                )}
                <Text fz="xs" c="dimmed">
                  {[row.kind, row.note].filter(Boolean).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Side row={row} side="before" />
              </Table.Td>
              <Table.Td>
                <Side row={row} side="after" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Side({ row, side }: { row: ComparisonRow; side: "before" | "after" }) {
  if (row.change !== "changed") {
    const isHere = row.change === (side === "after" ? "added" : "removed");
    return <Text c="dimmed">{isHere ? "is there" : "–"}</Text>;
  }
  return (
    <dl className={classes.fields}>
      {row.fields.map((field) => (
        <div key={field.field}>
          <dt>{field.field}</dt>
          <dd>{field[side] ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
