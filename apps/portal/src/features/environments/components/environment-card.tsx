import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import {
  CopyableId,
  KeyValueList,
  Panel,
  RelativeTime,
  StaleMark,
  UnreachableState,
} from "#portal/design/index.ts";
import { RolloutStatusBadge } from "#portal/features/rollouts/components/rollout-status-badge.tsx";
import type { EnvironmentSummary } from "../contract.ts";
import { ObjectiveLine } from "./objective-line.tsx";
import { LayerLine } from "./layer-line.tsx";

/** What runs here and since when, then its health, then what waits. */
export function EnvironmentCard({ summary }: { summary: EnvironmentSummary }) {
  const { rollout, connection } = summary;
  const isStale = connection?.state === "unreachable";
  return (
    <Panel
      title={
        <Anchor component={Link} href={`/rollouts/${summary.id}`} c="inherit" fw={600}>
          {summary.name}
        </Anchor>
      }
      description={`namespace ${summary.namespace}`}
      actions={
        <Group gap="xs">
          {isStale && rollout && connection.lastEventAt && <StaleMark since={connection.lastEventAt} />}
          {rollout && <RolloutStatusBadge status={rollout.status} />}
        </Group>
      }
      stale={isStale && rollout !== null}
    >
      <Stack gap="sm">
        {rollout ? (
          <>
            <div>
              <Text fz="1.75rem" fw={600} lh={1.15} className="gr-tabular">
                {rollout.version ?? "no version"}
              </Text>
              <Text c="dimmed" fz="xs">
                {summary.deployedAt ? (
                  <>
                    running since <RelativeTime at={summary.deployedAt} suffix={false} />
                  </>
                ) : (
                  "since when is not known"
                )}
                {rollout.image?.digest && (
                  <>
                    {" · "}
                    <CopyableId value={rollout.image.digest} length={12} />
                  </>
                )}
              </Text>
            </div>
            <Text fz="sm">{rollout.reason}</Text>
          </>
        ) : (
          <UnreachableState
            dependency="The cluster"
            since={connection?.lastEventAt ? connection.since : null}
          >
            {connection?.reason ?? "What runs here appears as soon as it answers."}
          </UnreachableState>
        )}
        <KeyValueList
          items={[
            ["Errors, last hour", <ObjectiveLine key="objective" summary={summary} />],
            ...(summary.firing === 0
              ? []
              : [
                  [
                    "Risks",
                    summary.firing === null ? (
                      <Text c="dimmed" fz="inherit" key="risks">
                        not known
                      </Text>
                    ) : (
                      <Anchor component={Link} href="/risks?now=violated" fz="inherit" key="risks">
                        {summary.firing === 1 ? "1 check fires" : `${summary.firing} checks fire`}
                      </Anchor>
                    ),
                  ] as const,
                ]),
            [
              "Last promotion",
              summary.promotion ? (
                <Anchor component={Link} href={`/promotions/${summary.promotion.id}`} fz="inherit">
                  {summary.promotion.version} {summary.promotion.status}{" "}
                  <RelativeTime at={summary.promotion.requestedAt} />
                </Anchor>
              ) : (
                <Text c="dimmed" fz="inherit">
                  none yet
                </Text>
              ),
            ],
            ...summary.layers.map(
              (layer) => [`Terraform ${layer.layer}`, <LayerLine key={layer.layer} layer={layer} />] as const,
            ),
          ]}
        />
      </Stack>
    </Panel>
  );
}
