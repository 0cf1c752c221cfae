import { accountRoutes, peopleRoutes } from "#portal/features/access/contract.ts";
import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { configurationRoutes } from "#portal/features/configuration/contract.ts";
import { environmentRoutes } from "#portal/features/environments/contract.ts";
import { metricRoutes } from "#portal/features/metrics/contract.ts";
import { platformRoutes } from "#portal/features/platform/contract.ts";
import { promotionRoutes } from "#portal/features/promotions/contract.ts";
import { releaseRoutes } from "#portal/features/releases/contract.ts";
import { riskRoutes } from "#portal/features/risks/contract.ts";
import { rolloutRoutes } from "#portal/features/rollouts/contract.ts";
import { runRoutes } from "#portal/features/runs/contract.ts";
import type { ProtocolContract, RouteContract } from "#portal/http/route-contract.ts";
import { liveRoutes } from "#portal/live/contract.ts";
import { apiRoutes } from "./contract.ts";
import { processRoutes, sessionRoutes, stateRoutes } from "./protocols.ts";

/** A route by its slice and its name in it: what OpenAPI calls tag and operation. */
export type NamedRoute = { readonly slice: string; readonly name: string } & (
  | { readonly contract: RouteContract; readonly protocol?: never }
  | { readonly protocol: ProtocolContract; readonly contract?: never }
);

const contracts: Readonly<Record<string, Readonly<Record<string, RouteContract>>>> = {
  account: accountRoutes,
  api: apiRoutes,
  architecture: architectureRoutes,
  configuration: configurationRoutes,
  environments: environmentRoutes,
  live: liveRoutes,
  metrics: metricRoutes,
  people: peopleRoutes,
  platform: platformRoutes,
  promotions: promotionRoutes,
  releases: releaseRoutes,
  risks: riskRoutes,
  rollouts: rolloutRoutes,
  runs: runRoutes,
};

const protocols: Readonly<Record<string, Readonly<Record<string, ProtocolContract>>>> = {
  process: processRoutes,
  session: sessionRoutes,
  state: stateRoutes,
};

/** Every route there is. A slice adds its contract above; a file `route.ts` that is missing here fails the tests. */
export const namedRoutes: readonly NamedRoute[] = [
  ...Object.entries(contracts).flatMap(([slice, routes]) =>
    Object.entries(routes).map(([name, contract]) => ({ slice, name, contract })),
  ),
  ...Object.entries(protocols).flatMap(([slice, routes]) =>
    Object.entries(routes).map(([name, protocol]) => ({ slice, name, protocol })),
  ),
];
