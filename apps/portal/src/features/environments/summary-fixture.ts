import type { EnvironmentSummary, LayerSummary, ServiceSummary } from "./contract.ts";

const at = "2026-01-02T00:00:00.000Z";

/** A service that is as it should be, with what a test changes. */
export function serviceSummary(changes: Partial<ServiceSummary> = {}): ServiceSummary {
  return {
    id: "shop",
    component: null,
    namespace: "live",
    connection: { state: "connected", since: at, lastEventAt: at, reason: null },
    rollout: {
      kind: "Deployment",
      status: "Healthy",
      reason: "3 of 3 pods are available.",
      version: "1.2.3",
    },
    deployedAt: at,
    isPromoted: true,
    promotion: null,
    objective: {
      kind: "measured",
      errorRatio: 0.001,
      errorRatioMax: 0.01,
      requests: 1000,
      isKept: true,
      counted: "all requests",
    },
    ...changes,
  };
}

/** A Terraform state that is as its configuration says, with what a test changes. */
export function layerSummary(changes: Partial<LayerSummary> = {}): LayerSummary {
  return {
    layer: "platform",
    state: { serial: 3, at },
    lock: null,
    drift: "in-sync",
    run: { id: "r1", status: "applied", at },
    ...changes,
  };
}

/** An environment with one service and one layer, with what a test changes. */
export function environmentSummary(
  id: string,
  changes: Partial<EnvironmentSummary> = {},
): EnvironmentSummary {
  return {
    id,
    name: id,
    production: false,
    namespace: id,
    clusterContext: "cluster",
    promotedFrom: null,
    approvals: { runs: 1, promotions: 1 },
    reach: "environment",
    connection: { state: "connected", since: at, lastEventAt: at, reason: null },
    services: [serviceSummary()],
    notHere: [],
    layers: [layerSummary()],
    firing: 0,
    ...changes,
  };
}
