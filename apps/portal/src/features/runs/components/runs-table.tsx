"use client";

import { Anchor, Button, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { DataTable } from "#portal/design/data-table.tsx";
import { Dated } from "#portal/design/dated.tsx";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { EmptyState, FailedState } from "#portal/design/states.tsx";
import { type RunListFilter, runQueries } from "../queries/run-queries.ts";
import type { RunView } from "../run-view.ts";
import { ChangeCounts } from "./change-counts.tsx";
import { RunStatusBadge } from "./run-status-badge.tsx";

export function RunsTable({ filter, newPlan }: { filter: RunListFilter; newPlan: ReactNode }) {
  const router = useRouter();
  const asked = useQuery(runQueries.list(filter));
  const { data, error, refetch } = asked;
  if (error && !data)
    return (
      <div style={{ padding: "8px 16px" }}>
        <FailedState
          what="The runs could not be loaded"
          why={error.message}
          remedy="Nothing was changed. Try again."
          action={
            <Button variant="default" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      </div>
    );
  if (!data)
    return (
      <Stack gap={8} p="md" role="status" aria-label="Loading runs">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} h={22} />
        ))}
      </Stack>
    );
  const isFiltered = filter.environment !== null || filter.status !== null;
  return (
    <Dated asked={asked}>
      <DataTable<RunView>
        records={[...data]}
        idAccessor="id"
        aria-label="Runs"
        plain={["environment", "status", "counts", "requestedAt"]}
        onRowClick={({ record }) => router.push(`/runs/${record.id}`)}
        empty={
          isFiltered ? (
            <EmptyState title="No run matches">Choose another environment or status.</EmptyState>
          ) : (
            <EmptyState title="No runs yet" action={newPlan}>
              A run plans the infrastructure of an environment and, once another person approves, applies it.
            </EmptyState>
          )
        }
        columns={[
          {
            accessor: "id",
            title: "Run",
            render: ({ id, message }) => (
              <Stack gap={0}>
                <Anchor component={Link} href={`/runs/${id}`} fz="sm" fw={500} lineClamp={1}>
                  {message || "Plan"}
                </Anchor>
                <Text c="dimmed" className="gr-mono">
                  {id}
                </Text>
              </Stack>
            ),
          },
          {
            accessor: "environment",
            render: ({ environment, layer }) => `${environment} / ${layer}`,
            title: "Workspace",
          },
          {
            accessor: "status",
            render: ({ status, heldBack }) => (
              <Stack gap={0} align="flex-start">
                <RunStatusBadge status={status} />
                {heldBack && (
                  <Text c="dimmed" fz="xs">
                    {heldBack}
                  </Text>
                )}
              </Stack>
            ),
          },
          { accessor: "counts", title: "Changes", render: ({ counts }) => <ChangeCounts counts={counts} /> },
          { accessor: "requestedBy", title: "Requested by" },
          {
            accessor: "requestedAt",
            title: "Age",
            render: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
          },
        ]}
      />
    </Dated>
  );
}
