import { Anchor, Table } from "@mantine/core";
import Link from "next/link";
import { useId } from "react";
import { StatusBadge } from "#portal/design/index.ts";
import { componentPath } from "#portal/features/architecture/paths.ts";
import type { TopicPart, TopicSummary } from "#portal/features/architecture/topic-view.ts";
import classes from "./contents.module.css";
import { TopicDetails } from "./topic-details.tsx";

export function TopicRow({
  topic,
  columns,
  isOpen,
  onToggle,
}: {
  topic: TopicSummary;
  columns: number;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const detailsId = useId();
  const { name, description, publishers, consumers, key, retention, data, ownerName } = topic;
  return (
    <>
      <Table.Tr data-topic={topic.id}>
        <Table.Th scope="row" fw={400} className={classes.what} data-main>
          <Anchor
            component="button"
            type="button"
            fw={500}
            inherit
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={onToggle}
          >
            {name}
          </Anchor>
          <span className={classes.text}>{description}</span>
        </Table.Th>
        <Table.Td data-label="Publisher">
          <Parts parts={publishers} />
        </Table.Td>
        <Table.Td data-label="Consumers">
          <Parts parts={consumers} />
        </Table.Td>
        <Table.Td data-label="Key">{key}</Table.Td>
        <Table.Td data-label="Retention">{retention}</Table.Td>
        <Table.Td data-label="Data">{data.join(", ")}</Table.Td>
        <Table.Td data-label="Owner">{ownerName}</Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td id={detailsId} colSpan={columns} className={classes.details}>
            <TopicDetails topic={topic} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Parts({ parts }: { parts: readonly TopicPart[] }) {
  if (parts.length === 0)
    return (
      <StatusBadge tone="warn" plain>
        nobody
      </StatusBadge>
    );
  return parts.map(({ id, name, zone }) => (
    <Anchor key={id} component={Link} href={componentPath(zone, id)} className={classes.line} inherit>
      {name}
    </Anchor>
  ));
}
