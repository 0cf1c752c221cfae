"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Dated, FailedState, PageHeader, Panel } from "#portal/design/index.ts";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { configurationQueries } from "#portal/features/configuration/queries/configuration-queries.ts";
import { toMatrix } from "../matrix.ts";
import { matrixInWords } from "../matrix-in-words.ts";
import { MatrixSkeleton } from "./matrix/matrix-skeleton.tsx";
import { OverviewMatrix } from "./matrix/overview-matrix.tsx";
import classes from "./overview.module.css";
import { useEnvironmentSummaries } from "./use-environment-summaries.ts";
import { WaitingList } from "./waiting-list.tsx";

/** More columns than these need the room beside them. */
const besideMax = 3;

/** The first page: what waits for somebody, and every service in every environment, as people ask about it. */
export function Overview() {
  const asked = useEnvironmentSummaries();
  const { data, error } = asked;
  const { data: configuration } = useQuery(configurationQueries.findings());
  return (
    <>
      <PageHeader
        title="Overview"
        description={
          data
            ? matrixInWords(toMatrix(data), configuration?.faults.length ?? null)
            : "What runs where, and what waits for somebody."
        }
      />
      <div className={classes.overview} data-beside={!data || data.length <= besideMax}>
        <div className={classes.waiting}>
          <WaitingList />
        </div>
        {data ? (
          <Stack gap="md">
            <ConfigurationFaults environment={null} />
            <Dated asked={asked} isPolled>
              <OverviewMatrix summaries={data} />
            </Dated>
          </Stack>
        ) : error ? (
          <Panel>
            <FailedState
              what="The environments could not be read"
              why={error.message}
              remedy="It is tried again by itself."
            />
          </Panel>
        ) : (
          <MatrixSkeleton />
        )}
      </div>
    </>
  );
}
