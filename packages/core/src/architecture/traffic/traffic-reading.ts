import type { Dependency } from "../component.ts";

export interface TrafficNumbers {
  readonly requestsPerSecond: number;
  /** Null = it is not measured, or there was too little to tell. */
  readonly p95Seconds: number | null;
  readonly observedAt: string;
}

/** No data is not zero: where nothing was counted there is a reason and no number. */
export type TrafficMeasure =
  | (TrafficNumbers & { readonly state: "measured" })
  | (TrafficNumbers & { readonly state: "last-known"; readonly reason: string })
  | { readonly state: "none"; readonly reason: string };

/** Of everything that the model binds to a measurement; what is not in it is not measured. */
export interface TrafficReading {
  readonly at: string;
  /** Null as long as Prometheus answers anything. */
  readonly outage: { readonly reason: string; readonly answeredAt: string | null } | null;
  readonly components: readonly (TrafficMeasure & { readonly component: string })[];
  readonly dependencies: readonly (TrafficMeasure & {
    readonly from: string;
    readonly to: string;
    readonly protocol: Dependency["protocol"];
  })[];
}
