"use client";

import { SimpleGrid, Skeleton } from "@mantine/core";
import { FailedState, PageHeader } from "#portal/design/index.ts";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { RolloutPanel } from "./rollout-panel.tsx";
import { useRolloutCards } from "./use-rollout-cards.ts";

export function RolloutsView() {
  const { data, error } = useRolloutCards();
  const { environment } = useEnvironment();
  const cards = data?.filter((card) => environment === null || card.environment === environment.id);
  return (
    <>
      <PageHeader
        title="Rollouts"
        description="What runs in each environment, as the clusters say it, live."
      />
      {error && !data && (
        <FailedState what="The rollouts could not be loaded" why={error.message} remedy="Reload the page." />
      )}
      {!data && !error && <Skeleton height={320} />}
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
        {cards?.map((card) => (
          <RolloutPanel key={card.environment} card={card} />
        ))}
      </SimpleGrid>
    </>
  );
}
