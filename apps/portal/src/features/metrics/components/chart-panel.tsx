"use client";

import type { ChartId, TimeRangeId } from "@greenroom/core/metrics";
import { Box, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { EmptyState, FailedState, Panel, RelativeTime, UnreachableState } from "#portal/design/index.ts";
import { useIsLate } from "#portal/design/use-is-late.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { ChartView } from "../contract.ts";
import { chartQueries } from "../queries/chart-queries.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartSlot } from "./chart-slot.tsx";
import classes from "./chart-panel.module.css";
import { toLines } from "./to-lines.ts";

const chartHeight = 220;

/** One chart. It has its height before its measurements are there, so that nothing below it moves.
 * @param description what is known of it by then
 * @param lines as many as have room in its legend
 * @param environment shows only that one's lines */
export function ChartPanel({
  id,
  title,
  description,
  lines,
  service,
  range,
  environment,
}: {
  id: ChartId;
  title: string;
  description: string;
  lines: number;
  service: string;
  range: TimeRangeId;
  environment?: string;
}) {
  const { data, error } = useQuery(chartQueries.chart(id, service, range));
  const isLate = useIsLate(data?.measuredAt ?? null);
  const view = useMemo(
    () => (data === undefined || environment === undefined ? data : only(data, environment)),
    [data, environment],
  );
  return (
    <Panel
      title={title}
      actions={
        data && (
          <Box c="dimmed" fz="xs">
            <RelativeTime at={data.measuredAt} />
          </Box>
        )
      }
      stale={data !== undefined && (error !== null || isLate)}
    >
      <Box className={classes.chart} style={{ "--chart": `${chartHeight}px`, "--rows": lines }}>
        {error && !data && (
          <FailedState
            what={`${title} could not be loaded`}
            why={error.message}
            remedy="It is tried again."
          />
        )}
        {!error && !data && <Skeleton height={chartHeight} />}
        {view && <Lines view={view} room={lines} />}
      </Box>
      <Text fz="xs" c="dimmed" mt="xs">
        {data?.description || description}
      </Text>
    </Panel>
  );
}

function only(view: ChartView, environment: string): ChartView {
  return {
    ...view,
    environments: view.environments.filter(({ id }) => id === environment),
    markers: view.markers.filter((marker) => marker.environment === environment),
  };
}

function Lines({ view, room }: { view: ChartView; room: number }) {
  const { environments } = useShell();
  const { rows, lines } = useMemo(
    () =>
      toLines(
        view,
        environments.map(({ id }) => id),
      ),
    [view, environments],
  );
  const failures = view.environments.filter(({ failure }) => failure !== null);
  const byReason = Object.entries(Object.groupBy(failures, ({ failure }) => failure?.reason ?? ""));
  const isMeasured = lines.some(({ last }) => last !== null);
  return (
    <Stack gap={10}>
      {byReason.map(([reason, each = []]) => (
        <UnreachableState
          key={reason}
          dependency={`Prometheus for ${each.map(({ name }) => name).join(", ")}`}
          since={each[0]?.failure?.lastAnsweredAt ?? null}
          why={reason}
        />
      ))}
      {isMeasured && <ChartSlot view={view} rows={rows} lines={lines} height={chartHeight} />}
      {isMeasured && <ChartLegend title={view.title} room={room} lines={lines} unit={view.unit} />}
      {view.environments.length === 0 && (
        <EmptyState title="Not here">This service is in other environments only.</EmptyState>
      )}
      {view.notMeasured !== null && <EmptyState title="Not measured">{view.notMeasured}</EmptyState>}
      {view.notMeasured === null && !isMeasured && failures.length < view.environments.length && (
        <EmptyState title="No data in this range">
          Nothing was measured, which is not the same as zero: there were no requests, or nothing was scraped.
        </EmptyState>
      )}
    </Stack>
  );
}
