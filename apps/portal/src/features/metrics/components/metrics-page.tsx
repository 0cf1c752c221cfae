"use client";

import { type Chart, charts, type TimeRangeId, timeRangeIds } from "@greenroom/core/metrics";
import { Group, SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { PageHeader } from "#portal/design/index.ts";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { platformQueries } from "#portal/features/platform/platform-queries.ts";
import { NotThere } from "#portal/features/shell/components/not-there.tsx";
import { ServiceSwitch } from "#portal/features/shell/components/service-switch.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { useService } from "#portal/features/shell/use-service.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { loadDrawing } from "./chart-slot.tsx";
import { HasPointed } from "./pointing.ts";

interface EnvironmentChoice {
  readonly id: string;
  readonly name: string;
}

/** A service whose requests are measured, and the environments that it is in. */
interface MeasuredService {
  readonly id: string;
  readonly environments: readonly EnvironmentChoice[];
  /** What each chart is of, by its id. */
  readonly descriptions: Readonly<Record<string, string>>;
}

/** All charts share one service and one range, which are in the address.
 * @param services at least one */
export function MetricsPage({ services }: { services: readonly MeasuredService[] }) {
  const [range, setRange] = useQueryState("range", parseAsStringLiteral(timeRangeIds).withDefault("15m"));
  const [chosen, setChosen] = useQueryState("environment", parseAsString.withDefault(""));
  const { environment: only } = useEnvironment();
  const ids = services.map(({ id }) => id);
  const service = useService(ids).service ?? "";
  const { environments: places = [], descriptions = {} } = services.find(({ id }) => id === service) ?? {};
  const shown = places.some(({ id }) => id === chosen) ? chosen : (places[0]?.id ?? "");
  const { data: platform } = useQuery(platformQueries.status(useShell().preparation));
  const visitors = platform?.visitors?.service === service ? platform.visitors : null;
  const [hasPointed, setHasPointed] = useState(false);
  const point = () => setHasPointed(true);
  const asked = { service, range, descriptions };
  // Along with the questions that the charts have just asked.
  useEffect(() => void loadDrawing(), []);
  return (
    <>
      <PageHeader
        title={pageLabels["/metrics"]}
        description={`What Prometheus measured of ${service} in ${only?.name ?? "each environment"}. Gaps are times without data.${
          visitors
            ? ` The sandbox itself sends ${visitors.requestsPerSecond} requests a second to each environment; ${visitors.without} to be without them.`
            : ""
        }`}
        actions={
          <Group gap="sm">
            <ServiceSwitch services={ids} />
            <SegmentedControl
              aria-label="Time range"
              data={[...timeRangeIds]}
              value={range}
              onChange={(value) => void setRange(value)}
            />
          </Group>
        }
      />
      <NotThere
        parameter="service"
        what="measured service"
        known={ids.map((id) => ({ id, name: id }))}
        instead={`${service} is shown.`}
      />
      <NotThere
        parameter="range"
        what="time range"
        known={timeRangeIds.map((id) => ({ id, name: id }))}
        instead={`The last ${range} are shown.`}
      />
      {!only && (
        <NotThere
          parameter="environment"
          what="environment"
          known={places}
          instead={`${places.find(({ id }) => id === shown)?.name} is shown where one is.`}
        />
      )}
      <ConfigurationFaults about={["metrics"]} environment={only?.id ?? null} service={service} shown={ids} />
      <HasPointed value={hasPointed}>
        <Stack gap="md" onPointerMove={point} onFocus={point}>
          <Charts
            of={charts.filter(({ seriesLabel }) => seriesLabel === null)}
            environment={only?.id}
            lines={only ? 1 : places.length}
            {...asked}
          />
          {!only && places.length > 1 && (
            <Group>
              <SegmentedControl
                aria-label="Environment of what follows"
                data={places.map(({ id, name }) => ({ value: id, label: name }))}
                value={shown}
                onChange={(value) => void setChosen(value)}
              />
            </Group>
          )}
          <Charts
            of={charts.filter(({ seriesLabel }) => seriesLabel !== null)}
            environment={only?.id ?? shown}
            lines={seriesShown}
            {...asked}
          />
        </Stack>
      </HasPointed>
    </>
  );
}

/** Of charts of which nobody knows before how many lines they have. */
const seriesShown = 4;

/** @param environment only its lines; undefined = those of all
 * @param lines as many as have room in a chart's legend */
function Charts({
  of,
  environment,
  descriptions,
  ...asked
}: {
  of: readonly Chart[];
  environment: string | undefined;
  lines: number;
  service: string;
  range: TimeRangeId;
  descriptions: Readonly<Record<string, string>>;
}) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
      {of.map(({ id, title }) => (
        <ChartPanel
          key={id}
          id={id}
          title={title}
          description={descriptions[id] ?? ""}
          {...asked}
          {...(environment ? { environment } : {})}
        />
      ))}
    </SimpleGrid>
  );
}
