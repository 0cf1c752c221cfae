import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../../../http/fetch-json.ts";
import type { RiskRegister } from "../risk-view.ts";

export const riskQueries = {
  /** Risks live in the architecture's model and change with it. */
  register: () =>
    queryOptions({
      queryKey: ["architecture", "risks"],
      queryFn: ({ signal }) => fetchJson<RiskRegister>("/api/risks", { signal }),
    }),
};
