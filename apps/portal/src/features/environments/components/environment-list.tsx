"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import {
  Dated,
  FailedState,
  KeyValueList,
  Message,
  PageHeader,
  Panel,
  StatusBadge,
} from "#portal/design/index.ts";
import { EnvironmentName } from "#portal/features/shell/components/environment-name.tsx";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { NotConfigured } from "#portal/features/configuration/components/not-configured.tsx";
import type { EnvironmentSummary } from "../contract.ts";
import { LayerLine } from "./layer-line.tsx";
import { useEnvironmentSummaries } from "./use-environment-summaries.ts";
import { environmentNameIn } from "#portal/features/shell/environment-name-in.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** How each environment is set up: where it runs, who must approve, which states it has. */
export function EnvironmentList() {
  const asked = useEnvironmentSummaries();
  const { data, error, isPending } = asked;
  return (
    <>
      <PageHeader
        title={pageLabels["/environments"]}
        description="Where each environment runs, where its releases come from, and who must agree. Set in greenroom.yaml."
      />
      {error && !data && (
        <Panel>
          <FailedState
            what="The environments could not be read"
            why={error.message}
            remedy="It is tried again by itself."
          />
        </Panel>
      )}
      <Dated asked={asked} isPolled>
        <Stack gap="md">
          <ConfigurationFaults environment={null} />
          {isPending && ["first", "second", "third"].map((key) => <Skeleton key={key} height={180} />)}
          {data?.map((summary) => (
            <EnvironmentPanel key={summary.id} summary={summary} />
          ))}
          <NotConfigured />
        </Stack>
      </Dated>
    </>
  );
}

function EnvironmentPanel({ summary }: { summary: EnvironmentSummary }) {
  // Of one that is not shown, too.
  const { environments } = useShell();
  const { connection, approvals } = summary;
  return (
    <Panel
      title={<EnvironmentName id={summary.id} />}
      isProduction={summary.production}
      description={summary.id}
      actions={
        connection === null ? (
          <StatusBadge tone="idle">no cluster</StatusBadge>
        ) : connection.state === "connected" ? (
          <StatusBadge tone="good">connected</StatusBadge>
        ) : (
          <StatusBadge tone="warn">unreachable</StatusBadge>
        )
      }
    >
      <KeyValueList
        items={[
          ["Cluster", `context ${summary.clusterContext}, namespace ${summary.namespace}`],
          ...(connection?.reason
            ? [["Connection", <Message key="why">{connection.reason}</Message>] as const]
            : []),
          [
            "Releases come from",
            summary.promotedFrom
              ? environmentNameIn(environments, summary.promotedFrom)
              : "outside: this is the first environment",
          ],
          [
            "Approvals",
            `${people(approvals.runs)} for a run, ${people(approvals.promotions)} for a promotion`,
          ],
          ...(summary.reach === "services"
            ? [["Terraform", "Your roles do not reach its states."] as const]
            : []),
          ...summary.layers.map(
            (layer) => [`Terraform ${layer.layer}`, <LayerLine key={layer.layer} layer={layer} />] as const,
          ),
        ]}
      />
      {summary.production && (
        <Text c="dimmed" fz="xs" mt="sm">
          Production: what happens here reaches users.
        </Text>
      )}
    </Panel>
  );
}

function people(count: number): string {
  if (count === 0) return "nobody else";
  return count === 1 ? "one other person" : `${count} other people`;
}
