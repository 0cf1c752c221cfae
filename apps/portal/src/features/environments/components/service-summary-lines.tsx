import { promotionStatusFacts } from "@greenroom/core/promotions";
import { Anchor, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import {
  CopyableId,
  KeyValueList,
  Message,
  RelativeTime,
  StaleMark,
  UnreachableState,
} from "#portal/design/index.ts";
import { RolloutStatusBadge } from "#portal/features/rollouts/components/rollout-status-badge.tsx";
import type { ServiceSummary } from "../contract.ts";
import { ObjectiveLine } from "./objective-line.tsx";

/** What runs of a service in an environment and since when, then its health.
 * @param isNamed where the environment has more than one service */
export function ServiceSummaryLines({
  environment,
  service,
  isNamed,
}: {
  environment: string;
  service: ServiceSummary;
  isNamed: boolean;
}) {
  const { rollout, connection, promotion } = service;
  return (
    <Stack gap="sm" role="group" aria-label={service.id}>
      {isNamed && (
        <Group justify="space-between" gap="xs">
          <Anchor component={Link} href={`/rollouts/${environment}/${service.id}`} fw={600} fz="sm">
            {service.id}
          </Anchor>
          <ServiceMarks service={service} />
        </Group>
      )}
      {rollout ? (
        <>
          <div>
            <Text fz={isNamed ? "1.25rem" : "1.75rem"} fw={600} lh={1.15} className="gr-tabular">
              {rollout.version ?? "no version"}
            </Text>
            <Text c="dimmed" fz="xs">
              {service.deployedAt ? (
                <>
                  running since <RelativeTime at={service.deployedAt} suffix={false} />
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
          <Text fz="sm" component="div">
            <Message>{rollout.reason}</Message>
          </Text>
        </>
      ) : (
        <UnreachableState
          dependency="The cluster"
          since={connection?.lastEventAt ? connection.since : null}
          why={connection?.reason}
        />
      )}
      <KeyValueList
        items={[
          ...(service.objective === null
            ? []
            : [
                [
                  "Errors, last hour",
                  <ObjectiveLine
                    key="objective"
                    environment={environment}
                    service={service.id}
                    reading={service.objective}
                  />,
                ] as const,
              ]),
          ...(service.isPromoted
            ? [
                [
                  "Last promotion",
                  promotion ? (
                    <Anchor
                      key="promotion"
                      component={Link}
                      href={`/promotions/${promotion.id}`}
                      fz="inherit"
                    >
                      {promotion.version} {promotionStatusFacts[promotion.status].word.toLowerCase()}{" "}
                      <RelativeTime at={promotion.requestedAt} />
                    </Anchor>
                  ) : (
                    <Text key="promotion" c="dimmed" fz="inherit">
                      none yet
                    </Text>
                  ),
                ] as const,
              ]
            : []),
        ]}
      />
    </Stack>
  );
}

/** How it is, and how old that is where nothing newer is heard. */
export function ServiceMarks({ service: { rollout, connection } }: { service: ServiceSummary }) {
  const isStale = connection?.state === "unreachable";
  return (
    <Group gap="xs">
      {isStale && rollout && connection.lastEventAt && <StaleMark since={connection.lastEventAt} />}
      {rollout && <RolloutStatusBadge status={rollout.status} />}
    </Group>
  );
}
