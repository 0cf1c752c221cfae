import type { PlanState } from "@greenroom/core/runs";

/** not-known = the runs could not be read, or no plan is among the newest of them. */
export type LayerState = PlanState | "never-planned" | "not-known";

/** What the newest plan of one layer of an environment says. */
export interface LayerDrift {
  readonly layer: string;
  readonly state: LayerState;
  /** When that was so; null = there is no plan to go by. */
  readonly at: string | null;
  readonly runId: string | null;
  /** Modules with something left to do; null = it is not known which. */
  readonly modules: Readonly<Record<string, PlanState>> | null;
}

export interface EnvironmentDrift {
  readonly id: string;
  readonly name: string;
  readonly layers: readonly LayerDrift[];
  /** Why it could not be read; null = it was. */
  readonly unread: string | null;
}

export interface DriftReading {
  readonly at: string;
  readonly environments: readonly EnvironmentDrift[];
}

/** What a layer's newest plan says of one module. */
export function moduleState({ state, modules }: LayerDrift, module: string): LayerState {
  if (modules === null) return state;
  return modules[module] ?? "in-sync";
}
