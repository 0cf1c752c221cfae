"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { useLiveTopic } from "#portal/live/use-live-topic.ts";
import { environmentQueries } from "../queries/environment-queries.ts";

/** Summaries of what is chosen at the top, asked for again when something that they sum up has changed. */
export function useEnvironmentSummaries() {
  const client = useQueryClient();
  const { environment } = useEnvironment();
  const refresh = () => void client.invalidateQueries({ queryKey: environmentQueries.all });
  useLiveTopic("rollouts", refresh);
  useLiveTopic("promotions", refresh);
  useLiveTopic("runs", refresh);
  return useQuery({
    ...environmentQueries.summaries(),
    select: (summaries) => summaries.filter(({ id }) => environment === null || id === environment.id),
  });
}
