"use client";

import type { RolloutView } from "@greenroom/core/rollouts";
import { Stack, Text } from "@mantine/core";
import {
  CopyableId,
  DataTable,
  Dated,
  EmptyState,
  FailedState,
  Message,
  PageHeader,
  Panel,
  RelativeTime,
  StaleMark,
  StatusBadge,
  UnreachableState,
} from "#portal/design/index.ts";
import { podState, podTone } from "./pod-state.ts";
import { ReplicaBars } from "./replica-bars.tsx";
import { RolloutStatusBadge } from "./rollout-status-badge.tsx";
import { useRolloutCards } from "./use-rollout-cards.ts";

export function RolloutDetail({ environment, service }: { environment: string; service: string }) {
  const asked = useRolloutCards();
  const { data, error } = asked;
  const card = data?.find((each) => each.environment === environment && each.service === service);
  if (error && !data)
    return (
      <FailedState what="The rollout could not be loaded" why={error.message} remedy="Reload the page." />
    );
  if (!card)
    return data === undefined ? null : (
      <>
        <PageHeader title={`${service} in ${environment}`} />
        <EmptyState title="There is nothing to see of it here">
          Either {service} is not in {environment}, as greenroom.yaml has it, or no role of yours reaches it
          there. Rollouts lists what you can see.
        </EmptyState>
      </>
    );
  const { connection, rollout } = card;
  const isLost = connection.state === "unreachable";
  return (
    <Dated asked={asked} isPolled>
      <PageHeader
        title={`${service} in ${card.name}`}
        description={rollout && <Message>{rollout.reason}</Message>}
        status={rollout && <RolloutStatusBadge status={rollout.status} />}
        actions={isLost && rollout && <StaleMark since={connection.lastEventAt ?? connection.since} />}
      />
      <Stack gap="md">
        {isLost && (
          <Panel>
            <UnreachableState
              dependency={`The cluster of ${card.name}`}
              since={connection.lastEventAt === null ? null : connection.since}
              why={connection.reason}
            />
          </Panel>
        )}
        {rollout && <Details rollout={rollout} stale={isLost} />}
      </Stack>
    </Dated>
  );
}

function Details({ rollout, stale }: { rollout: RolloutView; stale: boolean }) {
  return (
    <>
      <Panel title="Replicas" stale={stale}>
        <ReplicaBars replicas={rollout.replicas} />
      </Panel>
      <Panel title="Pods" flush stale={stale}>
        <DataTable
          idAccessor="name"
          plain={["phase", "message"]}
          records={[...rollout.pods]}
          empty={<EmptyState title="No pods">The {rollout.kind} has none right now.</EmptyState>}
          columns={[
            { accessor: "name", title: "Pod", render: (pod) => <span className="gr-mono">{pod.name}</span> },
            {
              accessor: "phase",
              title: "State",
              render: (pod) => <StatusBadge tone={podTone(pod)}>{podState(pod)}</StatusBadge>,
            },
            { accessor: "restarts", title: "Restarts", textAlign: "right" },
            { accessor: "version", title: "Version", render: (pod) => pod.version ?? "none" },
            {
              accessor: "createdAt",
              title: "Age",
              render: (pod) => pod.createdAt && <RelativeTime at={pod.createdAt} suffix={false} />,
            },
            {
              accessor: "message",
              title: "Why",
              render: (pod) => pod.message && <Message>{pod.message}</Message>,
            },
          ]}
        />
      </Panel>
      <Panel title="Revisions" flush stale={stale}>
        <DataTable
          idAccessor="name"
          records={[...rollout.revisions]}
          empty={<EmptyState title="No revisions" />}
          columns={[
            {
              accessor: "revision",
              title: "Revision",
              render: ({ revision, isCurrent }) => `${revision ?? "?"}${isCurrent ? " (current)" : ""}`,
            },
            { accessor: "version", title: "Version", render: ({ version }) => version ?? "none" },
            {
              accessor: "image",
              title: "Digest",
              render: ({ image }) =>
                image?.digest ? <CopyableId value={image.digest} length={12} /> : (image?.reference ?? ""),
            },
            { accessor: "ready", title: "Ready", render: ({ ready, replicas }) => `${ready} of ${replicas}` },
            {
              accessor: "createdAt",
              title: "Created",
              render: ({ createdAt }) => createdAt && <RelativeTime at={createdAt} />,
            },
          ]}
        />
      </Panel>
      <Panel title="Conditions" flush stale={stale}>
        <DataTable
          idAccessor="type"
          plain={["message"]}
          records={[...rollout.conditions]}
          empty={<EmptyState title="No conditions" />}
          columns={[
            { accessor: "type", title: "Condition" },
            { accessor: "isTrue", title: "Holds", render: ({ isTrue }) => (isTrue ? "yes" : "no") },
            { accessor: "reason", title: "Reason" },
            {
              accessor: "message",
              title: "Message",
              render: ({ message }) => message && <Message>{message}</Message>,
            },
            {
              accessor: "changedAt",
              title: "Since",
              render: ({ changedAt }) => changedAt && <RelativeTime at={changedAt} />,
            },
          ]}
        />
      </Panel>
      <Panel title="Events" flush stale={stale}>
        <DataTable
          idAccessor="key"
          main="reason"
          plain={["reason", "subject", "message", "lastSeenAt"]}
          records={[...rollout.events]}
          empty={
            <EmptyState title="No events">
              Kubernetes keeps events for an hour; nothing happened in that time.
            </EmptyState>
          }
          columns={[
            {
              accessor: "lastSeenAt",
              title: "Last",
              render: ({ lastSeenAt }) => lastSeenAt && <RelativeTime at={lastSeenAt} />,
            },
            {
              accessor: "reason",
              title: "Reason",
              render: ({ isWarning, reason }) =>
                isWarning ? <StatusBadge tone="warn">{reason}</StatusBadge> : <Text>{reason}</Text>,
            },
            { accessor: "subject", title: "Object" },
            {
              accessor: "message",
              title: "Message",
              render: ({ message }) => message && <Message>{message}</Message>,
            },
            { accessor: "count", title: "Times", textAlign: "right" },
          ]}
        />
      </Panel>
    </>
  );
}
