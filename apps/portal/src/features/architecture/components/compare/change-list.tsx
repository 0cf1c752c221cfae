import { Anchor, Table, Text, UnstyledButton } from "@mantine/core";
import Link from "next/link";
import { WideTable } from "#portal/design/index.ts";
import type { ChangeWords } from "#portal/features/architecture/compare/change-words.ts";
import type { ComparisonRow } from "#portal/features/architecture/compare/comparison-view.ts";
import classes from "./change-list.module.css";
import { ChangeWord } from "./change-word.tsx";

/** What differs, each with its fields. */
export function ChangeList({
  rows,
  before,
  after,
  words,
  selected,
  pointAt,
}: {
  rows: readonly ComparisonRow[];
  before: string;
  after: string;
  words: ChangeWords;
  /** Of what is selected in the drawing. */
  selected: readonly ComparisonRow[];
  /** Shows a row in the drawing; null = it is not drawn. */
  pointAt: (row: ComparisonRow) => (() => void) | null;
}) {
  return (
    <WideTable minWidth={640} label="Differences">
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
          <Table.Tr key={row.key} className={classes.row} data-selected={selected.includes(row)}>
            <Table.Td className={classes.cell}>
              <ChangeWord change={row.change} words={words} />
            </Table.Td>
            <Table.Td className={classes.cell} data-main>
              <Subject row={row} isSelected={selected.includes(row)} onPoint={pointAt(row)} />
            </Table.Td>
            <Table.Td className={classes.cell} data-label={before}>
              <Side row={row} side="before" />
            </Table.Td>
            <Table.Td className={classes.cell} data-label={after}>
              <Side row={row} side="after" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Subject({
  row,
  isSelected,
  onPoint,
}: {
  row: ComparisonRow;
  isSelected: boolean;
  onPoint: (() => void) | null;
}) {
  const page = row.path !== null && (
    <Anchor component={Link} href={row.path} inherit {...(onPoint && { "aria-label": `Open ${row.name}` })}>
      {onPoint ? "open" : row.name}
    </Anchor>
  );
  const words = [row.kind, row.note].filter(Boolean).join(" · ");
  return (
    <>
      {onPoint ? (
        <UnstyledButton className={classes.name} fz="inherit" aria-pressed={isSelected} onClick={onPoint}>
          {row.name}
        </UnstyledButton>
      ) : (
        <Text span inherit fw={500}>
          {page || row.name}
        </Text>
      )}
      <Text fz="xs" c="dimmed">
        {words}
        {onPoint && page && <> · {page}</>}
      </Text>
    </>
  );
}

function Side({ row, side }: { row: ComparisonRow; side: "before" | "after" }) {
  if (row.fields.length === 0) {
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
