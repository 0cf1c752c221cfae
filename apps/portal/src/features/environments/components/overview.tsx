"use client";

import { SimpleGrid, Skeleton } from "@mantine/core";
import { Dated, FailedState, PageHeader, Panel } from "#portal/design/index.ts";
import { useEnvironmentSummaries } from "./use-environment-summaries.ts";
import { WaitingList } from "./waiting-list.tsx";
import { EnvironmentCard } from "./environment-card.tsx";

/** The first page: every environment, as people ask about it. */
export function Overview() {
  const asked = useEnvironmentSummaries();
  const { data, error, isPending } = asked;
  return (
    <>
      <PageHeader
        title="Overview"
        description="What runs in each environment, since when, and what waits for somebody."
      />
      {error && !data ? (
        <Panel>
          <FailedState
            what="The environments could not be read"
            why={error.message}
            remedy="It is tried again by itself."
          />
        </Panel>
      ) : (
        <Dated asked={asked} isPolled>
          <SimpleGrid cols={{ base: 1, md: 2, lg: 3 }} spacing="md" mb="md">
            {isPending
              ? ["first", "second", "third"].map((key) => <Skeleton key={key} height={260} />)
              : data?.map((summary) => <EnvironmentCard key={summary.id} summary={summary} />)}
          </SimpleGrid>
        </Dated>
      )}
      <WaitingList />
    </>
  );
}
