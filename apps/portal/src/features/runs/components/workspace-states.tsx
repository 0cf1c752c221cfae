"use client";

import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CopyableId } from "#portal/design/copyable-id.tsx";
import { DataTable } from "#portal/design/data-table.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { EmptyState, FailedState } from "#portal/design/states.tsx";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { runQueries } from "../queries/run-queries.ts";
import type { WorkspaceView } from "../run-view.ts";

/** Lock and latest states of each workspace. */
export function WorkspaceStates({ environment }: { environment: string | null }) {
  const { data, error } = useQuery(runQueries.workspaces());
  const shown = data?.filter((workspace) => environment === null || workspace.environment === environment);
  return (
    <Panel
      flush
      title="State"
      description="Every version is kept, encrypted. Whoever writes it must hold its lock."
    >
      {error && !shown ? (
        <div style={{ padding: "8px 16px" }}>
          <FailedState what="The states could not be loaded" why={error.message} remedy="Reload the page." />
        </div>
      ) : shown ? (
        <DataTable<WorkspaceView>
          records={shown}
          idAccessor={({ environment: id, layer }) => `${id}/${layer}`}
          aria-label="State by workspace"
          empty={<EmptyState title="No workspace">greenroom.yaml names no Terraform layer here.</EmptyState>}
          rowExpansion={{
            allowMultiple: true,
            content: versionsOf,
          }}
          columns={[
            {
              accessor: "environment",
              title: "Workspace",
              render: (row) => `${row.environment} / ${row.layer}`,
            },
            { accessor: "serial", title: "Serial", render: ({ versions }) => versions[0]?.serial ?? "–" },
            {
              accessor: "versions",
              title: "Written",
              render: ({ versions: [latest] }) =>
                latest ? <RelativeTime at={latest.createdAt} /> : <Text c="dimmed">never applied</Text>,
            },
            { accessor: "lock", title: "Lock", render: ({ lock }) => <Lock lock={lock} /> },
          ]}
        />
      ) : (
        <Stack gap={8} p="md" role="status" aria-label="Loading states">
          <Skeleton h={22} />
          <Skeleton h={22} />
        </Stack>
      )}
    </Panel>
  );
}

function versionsOf({ record }: { record: WorkspaceView }) {
  return <Versions versions={record.versions} />;
}

function Lock({ lock }: { lock: WorkspaceView["lock"] }) {
  if (lock === null) return <StatusBadge tone="idle">Unlocked</StatusBadge>;
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge tone="busy">Locked</StatusBadge>
      <Text c="dimmed" fz="xs">
        {lock.runId ? (
          <Anchor component={Link} href={`/runs/${lock.runId}`} fz="xs">
            {lock.runId}
          </Anchor>
        ) : (
          lock.who
        )}
        {", "}
        {lock.operation}, since <RelativeTime at={lock.acquiredAt} />
      </Text>
    </Stack>
  );
}

function Versions({ versions }: { versions: WorkspaceView["versions"] }) {
  if (versions.length === 0)
    return (
      <div style={{ padding: "0 16px" }}>
        <EmptyState title="No state yet">The first apply writes it.</EmptyState>
      </div>
    );
  return (
    <DataTable<WorkspaceView["versions"][number]>
      records={[...versions]}
      idAccessor={({ lineage, serial }) => `${lineage}-${serial}`}
      aria-label="State versions"
      empty={null}
      columns={[
        { accessor: "serial", title: "Serial" },
        { accessor: "lineage", title: "Lineage", render: ({ lineage }) => <CopyableId value={lineage} /> },
        {
          accessor: "sizeBytes",
          title: "Size",
          render: ({ sizeBytes }) => `${(sizeBytes / 1024).toFixed(1)} KiB`,
        },
        {
          accessor: "runId",
          title: "Written by",
          render: ({ runId }) =>
            runId ? (
              <Anchor component={Link} href={`/runs/${runId}`} className="gr-mono">
                {runId}
              </Anchor>
            ) : (
              "a terminal"
            ),
        },
        { accessor: "createdAt", title: "When", render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
      ]}
    />
  );
}
