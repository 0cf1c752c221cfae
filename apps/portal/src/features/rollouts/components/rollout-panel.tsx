"use client";

import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import {
  CopyableId,
  KeyValueList,
  Message,
  Panel,
  StaleMark,
  UnreachableState,
} from "#portal/design/index.ts";
import type { RolloutCard } from "../contract.ts";
import { PodGrid } from "./pod-grid.tsx";
import { ReplicaBars } from "./replica-bars.tsx";
import { RolloutStatusBadge } from "./rollout-status-badge.tsx";

/** A service's rollout in one environment; a cluster that is away makes only this panel say so. */
export function RolloutPanel({ card }: { card: RolloutCard }) {
  const { connection, rollout } = card;
  const isLost = connection.state === "unreachable";
  return (
    <Panel
      title={
        <Anchor component={Link} href={`/rollouts/${card.environment}/${card.service}`} c="inherit" fw={600}>
          {card.name}
        </Anchor>
      }
      description={`${rollout ? `${rollout.kind} ${rollout.workload}` : card.service} in namespace ${card.namespace}`}
      actions={
        isLost && rollout ? (
          <StaleMark since={connection.lastEventAt ?? connection.since} />
        ) : (
          rollout && <RolloutStatusBadge status={rollout.status} />
        )
      }
      stale={isLost && rollout !== null}
    >
      <Stack gap="md" aria-label={`Rollout in ${card.name}`} role="group">
        {isLost && (
          <UnreachableState
            dependency={`The cluster of ${card.name}`}
            since={connection.lastEventAt === null ? null : connection.since}
            why={connection.reason}
          />
        )}
        {rollout && (
          <>
            <Group justify="space-between" align="baseline">
              <Text fz="1.25rem" fw={600} data-testid={`version-${card.environment}`}>
                {rollout.version ?? "no version"}
              </Text>
              {isLost && <RolloutStatusBadge status={rollout.status} />}
            </Group>
            <Text c="dimmed" size="xs" component="div">
              <Message>{rollout.reason}</Message>
            </Text>
            <ReplicaBars replicas={rollout.replicas} />
            <PodGrid pods={rollout.pods} />
            <KeyValueList
              items={[
                ["Image", rollout.image?.repository ?? "unknown"],
                [
                  "Digest",
                  rollout.image?.digest ? (
                    <CopyableId key="digest" value={rollout.image.digest} length={12} />
                  ) : (
                    "unknown"
                  ),
                ],
                ["Revision", rollout.revision ?? "none"],
              ]}
            />
          </>
        )}
      </Stack>
    </Panel>
  );
}
