"use client";

import type { RolloutView } from "@greenroom/core/rollouts";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { EnvironmentName } from "#portal/features/shell/components/environment-name.tsx";
import { Message, Panel, RelativeTime, StaleMark, UnreachableState } from "#portal/design/index.ts";
import type { RolloutCard } from "../contract.ts";
import { podsByRevision, type RevisionPods } from "../pods-by-revision.ts";
import { EventLines } from "./event-lines.tsx";
import { PodGrid } from "./pod-grid.tsx";
import classes from "./rollout-panel.module.css";
import { RolloutStatusBadge } from "./rollout-status-badge.tsx";

/** A service's pods in one environment, by revision, with why they are not well; a cluster that is away makes only this
 * panel say so. */
export function RolloutPanel({ card }: { card: RolloutCard }) {
  const { connection, rollout } = card;
  const isLost = connection.state === "unreachable";
  const path = `/rollouts/${card.environment}/${card.service}`;
  return (
    <Panel
      title={
        <Anchor component={Link} href={path} c="inherit" fw={600}>
          <EnvironmentName id={card.environment} />
        </Anchor>
      }
      description={`${rollout ? `${rollout.kind} ${rollout.workload}` : card.service} in namespace ${card.namespace}`}
      actions={
        <Group gap="xs">
          {isLost && rollout && <StaleMark since={connection.lastEventAt ?? connection.since} />}
          {rollout && <RolloutStatusBadge status={rollout.status} />}
        </Group>
      }
      stale={isLost && rollout !== null}
      isProduction={card.isProduction}
    >
      <Stack gap="md" aria-label={`Rollout in ${card.name}`} role="group">
        {isLost && (
          <UnreachableState
            dependency={`The cluster of ${card.name}`}
            since={connection.lastEventAt === null ? null : connection.since}
            why={connection.reason}
          />
        )}
        {!rollout && !isLost && (
          <Text c="dimmed">Nothing of it has been seen in the namespace {card.namespace}.</Text>
        )}
        {rollout && <Pods rollout={rollout} path={path} />}
      </Stack>
    </Panel>
  );
}

function Pods({ rollout, path }: { rollout: RolloutView; path: string }) {
  const { groups, kept } = podsByRevision(rollout);
  const { replicas } = rollout;
  return (
    <>
      <Text fz="sm" component="div">
        <Message>{rollout.reason}</Message>
      </Text>
      {groups.map((group) => (
        <Revision key={group.revision?.name ?? String(group.isCurrent)} group={group} />
      ))}
      {groups.length === 0 && <PodGrid pods={[]} />}
      <EventLines events={rollout.events} />
      <Text c="dimmed" fz="xs">
        {replicas.ready} of {replicas.desired} ready, {replicas.available} available ·{" "}
        {kept > 0 && `${kept === 1 ? "1 older revision" : `${kept} older revisions`} kept · `}
        <Anchor component={Link} href={path} fz="inherit" underline="always">
          pods, conditions and events
        </Anchor>
      </Text>
    </>
  );
}

function Revision({ group: { revision, isCurrent, pods } }: { group: RevisionPods }) {
  const number = revision?.revision ?? null;
  return (
    <section className={classes.revision} data-current={isCurrent}>
      <header className={classes.head}>
        <span className={classes.name}>{number === null ? "Revision not known" : `Revision ${number}`}</span>
        {revision?.version && <span className="gr-tabular">{revision.version}</span>}
        {!isCurrent && <span className={classes.older}>older</span>}
        <span className={classes.count}>
          {pods.filter(({ isReady }) => isReady).length} of {pods.length} ready
          {revision?.createdAt && (
            <>
              {" · "}
              <RelativeTime at={revision.createdAt} />
            </>
          )}
        </span>
      </header>
      <PodGrid pods={pods} />
    </section>
  );
}
