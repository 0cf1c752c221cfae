import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getHistory } from "#portal/features/architecture/server/get-history.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.history, ({ may, query: { component, zone } }) =>
  getHistory(
    may,
    component === undefined ? { kind: "zone", id: zone ?? "" } : { kind: "component", id: component },
  ),
);
