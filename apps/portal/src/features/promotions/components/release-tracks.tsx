import { Table } from "@mantine/core";
import Link from "next/link";
import { CopyableId, RelativeTime, StatusBadge, WideTable } from "#portal/design/index.ts";
import type { Pipeline } from "../promotion-view.ts";
import { releaseTracks, type TrackStop } from "../release-tracks.ts";
import { PromotionStatusBadge } from "./promotion-status-badge.tsx";
import classes from "./release-tracks.module.css";

const shownMax = 8;

/** How far each release came: a row for each, from the first environment to the last. */
export function ReleaseTracks({ pipeline }: { pipeline: Pipeline }) {
  const tracks = releaseTracks(pipeline).slice(0, shownMax);
  const nameOf = (stage: string) => pipeline.stages.find(({ id }) => id === stage)?.name ?? stage;
  return (
    <WideTable minWidth={160 + pipeline.stages.length * 130} label="How far each release came">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Release</Table.Th>
          {pipeline.stages.map(({ id, name }) => (
            <Table.Th key={id}>{name}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tracks.map(({ release, stops }) => (
          <Table.Tr key={release.id}>
            <Table.Td data-main>
              <span className={classes.release}>
                <strong>{release.version}</strong>
                <CopyableId value={release.digest} length={8} />
              </span>
            </Table.Td>
            {stops.map(({ stage, stop }) => (
              <Table.Td key={stage} className={classes.stop} data-stop={stop.kind} data-label={nameOf(stage)}>
                <Stop stop={stop} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Stop({ stop }: { stop: TrackStop }) {
  switch (stop.kind) {
    case "runs":
      return <StatusBadge tone="good">runs here</StatusBadge>;
    case "was-brought": {
      const { id, status, requestedAt } = stop.promotion;
      return (
        <Link className={classes.brought} href={`/promotions/${id}`}>
          <PromotionStatusBadge status={status} /> <RelativeTime at={requestedAt} />
        </Link>
      );
    }
    case "never":
      return <span className={classes.never}>–</span>;
    default:
      return stop satisfies never;
  }
}
