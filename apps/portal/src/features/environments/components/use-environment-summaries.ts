"use client";

import { useQuery } from "@tanstack/react-query";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { environmentQueries } from "../queries/environment-queries.ts";

/** Summaries of what is chosen at the top. */
export function useEnvironmentSummaries() {
  const { environment } = useEnvironment();
  return useQuery({
    ...environmentQueries.summaries(),
    select: (summaries) => summaries.filter(({ id }) => environment === null || id === environment.id),
  });
}
