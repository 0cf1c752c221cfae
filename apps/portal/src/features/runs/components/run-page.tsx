"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CopyableId } from "#portal/design/copyable-id.tsx";
import { Dated } from "#portal/design/dated.tsx";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { FailedState } from "#portal/design/states.tsx";
import { useTellEnvironment } from "#portal/features/shell/own-environment.tsx";
import { runQueries } from "../queries/run-queries.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { PlanView } from "./plan-view.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunFailureState } from "./run-failure-state.tsx";
import { RunStatusBadge } from "./run-status-badge.tsx";
import { RunTimeline } from "./run-timeline.tsx";
import classes from "./runs.module.css";

export function RunPage({ id }: { id: string }) {
  const asked = useQuery(runQueries.detail(id));
  const { data: run, error, refetch } = asked;
  useTellEnvironment(run?.environment ?? null);
  if (!run)
    return error ? (
      <Panel>
        <FailedState
          what="The run could not be loaded"
          why={error.message}
          remedy="Nothing was changed."
          action={
            <Button variant="default" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      </Panel>
    ) : (
      <Stack role="status" aria-label="Loading run">
        <Skeleton h={28} w={320} />
        <Skeleton h={240} radius="lg" />
      </Stack>
    );
  return (
    <Dated asked={asked}>
      <PageHeader
        title={run.message || `Plan for ${run.environment} / ${run.layer}`}
        description={
          <>
            {run.environment} / {run.layer} · <CopyableId value={run.id} length={20} />
          </>
        }
        status={<RunStatusBadge status={run.status} />}
      />
      <div className={classes.layout}>
        <Stack gap="md">
          {run.failure && (
            <Panel>
              <RunFailureState failure={run.failure} />
            </Panel>
          )}
          <Panel title="Phases">
            <RunTimeline run={run} />
          </Panel>
          {run.summary && <PlanView summary={run.summary} />}
        </Stack>
        <RunFacts run={run} />
      </div>
      <DecisionBar run={run} />
    </Dated>
  );
}
