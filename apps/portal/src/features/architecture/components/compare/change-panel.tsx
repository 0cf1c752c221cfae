import type { DiagramNode } from "@greenroom/core/architecture";
import { Button, CloseButton, Group, Table, Text } from "@mantine/core";
import { LinkButton } from "#portal/design/index.ts";
import type { ChangeWords } from "#portal/features/architecture/compare/change-words.ts";
import type { ComparisonRow } from "#portal/features/architecture/compare/comparison-view.ts";
import classes from "./change-panel.module.css";
import { ChangeWord } from "./change-word.tsx";

/** What differs of the selected node, field by field. */
export function ChangePanel({
  node,
  rows,
  before,
  after,
  words,
  path,
  onZone,
  onClose,
}: {
  node: DiagramNode;
  rows: readonly ComparisonRow[];
  before: string;
  after: string;
  words: ChangeWords;
  /** Its page; null = it has none any more. */
  path: string | null;
  /** Draws what differs in the zone; null = it is drawn, or the node is none. */
  onZone: (() => void) | null;
  onClose: () => void;
}) {
  return (
    <aside
      className={classes.panel}
      aria-label={`${node.label}: changes`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{node.label}</h2>
        <CloseButton aria-label="Close changes" size="sm" onClick={onClose} />
      </div>
      {rows.length === 0 && (
        <Text c="dimmed" fz="sm">
          Nothing of it differs.
        </Text>
      )}
      {rows.map((row) => (
        <section key={row.key} className={classes.row}>
          <div className={classes.rowHead}>
            <ChangeWord change={row.change} words={words} /> <strong>{row.name}</strong>
          </div>
          <Text fz="xs" c="dimmed">
            {[row.kind, row.note].filter(Boolean).join(" · ")}
          </Text>
          {row.fields.length > 0 && <FieldTable row={row} before={before} after={after} />}
        </section>
      ))}
      <Group gap={8} mt="sm">
        {onZone && (
          <Button variant="default" size="xs" onClick={onZone}>
            Draw this zone
          </Button>
        )}
        {path !== null && (
          <LinkButton href={path} variant="default" size="xs">
            Open this component
          </LinkButton>
        )}
      </Group>
    </aside>
  );
}

function FieldTable({ row, before, after }: { row: ComparisonRow; before: string; after: string }) {
  return (
    <Table aria-label={`Fields of ${row.name}`} className={classes.fields} layout="fixed" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field</Table.Th>
          <Table.Th>{before}</Table.Th>
          <Table.Th>{after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {row.fields.map((field) => (
          <Table.Tr key={field.field}>
            <Table.Td>{field.field}</Table.Td>
            <Table.Td>{field.before ?? "–"}</Table.Td>
            <Table.Td>{field.after ?? "–"}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
