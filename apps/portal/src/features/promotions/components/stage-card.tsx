"use client";

import { can } from "@greenroom/core/access";
import { canRequest } from "@greenroom/core/promotions";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { CopyableId, Message, Panel, RelativeTime, StaleMark } from "#portal/design/index.ts";
import { RolloutStatusBadge } from "#portal/features/rollouts/components/rollout-status-badge.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { PipelineStage } from "../promotion-view.ts";
import type { Intent } from "./promotion-drawer.tsx";
import { PromotionStatusBadge } from "./promotion-status-badge.tsx";

/** One environment of the pipeline: what runs, what was done last, what can be done next. */
export function StageCard({
  stage,
  service,
  onIntent,
}: {
  stage: PipelineStage;
  service: string;
  onIntent: (intent: Intent) => void;
}) {
  const { viewer } = useShell();
  const mayRequest = can(viewer, "promotion:request", { environment: stage.id, service });
  const { candidate, rollbackTo, active, last } = stage;
  const closed = candidate?.gates.filter(({ state }) => state === "closed") ?? [];
  return (
    <Panel
      title={stage.name}
      description={stage.from === null ? "First environment" : `Takes releases from ${stage.from}`}
      actions={
        stage.unreachableSince === null ? (
          <RolloutStatusBadge status={stage.status} />
        ) : (
          <StaleMark since={stage.unreachableSince} />
        )
      }
      stale={stage.unreachableSince !== null}
    >
      <Stack gap="sm" role="group" aria-label={`Pipeline stage ${stage.name}`}>
        <Group justify="space-between" align="baseline">
          <Text fz="1.25rem" fw={600}>
            {stage.running.version ?? "nothing known"}
          </Text>
          {stage.running.digest && <CopyableId value={stage.running.digest} length={12} />}
        </Group>
        <Text size="xs" c="dimmed" component="div">
          <Message>{stage.reason}</Message>
        </Text>
        {active && (
          <Group gap="xs">
            <PromotionStatusBadge status={active.status} />
            <Anchor component={Link} href={`/promotions/${active.id}`} size="sm">
              {active.kind === "rollback" ? "Rollback to" : "Promotion to"} {active.release.version}
            </Anchor>
          </Group>
        )}
        {last && (
          <Group gap="xs">
            <PromotionStatusBadge status={last.status} />
            <Anchor component={Link} href={`/promotions/${last.id}`} size="xs" c="dimmed">
              {last.release.version}, <RelativeTime at={last.requestedAt} />
            </Anchor>
          </Group>
        )}
        {mayRequest && (
          <Group gap="xs" mt="xs">
            {candidate && (
              <Button
                variant={canRequest(candidate.gates) ? "filled" : "default"}
                onClick={() => onIntent({ kind: "promote", target: stage, release: candidate.release })}
              >
                {`Promote to ${stage.name}`}
              </Button>
            )}
            {rollbackTo && (
              <Button
                variant="default"
                onClick={() => onIntent({ kind: "rollback", target: stage, release: rollbackTo })}
              >
                {`Roll back to ${rollbackTo.version}`}
              </Button>
            )}
          </Group>
        )}
        {closed.length > 0 && (
          <Text size="xs" c="dimmed">
            Held: {closed[0]?.words}
            {closed.length > 1 ? ` And ${closed.length - 1} more.` : ""}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
