import type { PlanState, WorkspaceDrift } from "../../runs/index.ts";
import type { ArchitectureModel } from "../model.ts";
import type { ChangeKind, FieldChange } from "./change.ts";

/** What was read of one layer in one environment. */
export interface LayerReading {
  readonly environment: string;
  readonly layer: string;
  /** Addresses of what the newest state holds; "nothing applied" = there is no state yet. */
  readonly state: readonly string[] | "nothing applied" | "unread";
  readonly plan: WorkspaceDrift | "unread";
  /** The one that the environment runs, and the newest that any does; null = it could not be read. */
  readonly releases: { readonly own: string | null; readonly newest: string | null } | null;
}

/** A module of a layer that model and state do not tell the same of. */
export interface InfrastructureDifference {
  /** added = in the state and in no component, removed = the other way round. */
  readonly change: ChangeKind;
  /** Null = no environment has the layer. */
  readonly environment: string | null;
  readonly layer: string;
  /** Null = resources that stand in no module. */
  readonly module: string | null;
  /** Ids of the components that name it. */
  readonly components: readonly string[];
  readonly fields: readonly FieldChange[];
}

export interface InfrastructureComparison {
  readonly differences: readonly InfrastructureDifference[];
  /** Modules, by environment, of which model, state and newest plan say the same. */
  readonly sameCount: number;
  /** Workspaces with a state and without a plan, as "dev/platform": whether they still fit is not known. */
  readonly withoutPlan: readonly string[];
}

interface NamedModule {
  readonly layer: string;
  readonly module: string;
  readonly components: readonly string[];
}

/** What the components say makes them, and what the states say is made. Nothing is said of what was not read. */
export function compareInfrastructure(
  { components }: Pick<ArchitectureModel, "components">,
  readings: readonly LayerReading[],
): InfrastructureComparison {
  const named = namedModules(components);
  const differences: InfrastructureDifference[] = named
    .filter(({ layer }) => !readings.some((reading) => reading.layer === layer))
    .map((module) => missing(module, null, "no environment has this layer"));
  const withoutPlan: string[] = [];
  let sameCount = 0;
  for (const reading of readings) {
    const { environment, layer, state, plan } = reading;
    if (state === "unread") continue;
    const made = state === "nothing applied" ? new Map<string | null, string[]>() : byModule(state);
    const own = named.filter((module) => module.layer === layer);
    for (const module of own) {
      if (!made.has(module.module)) {
        const why = state === "nothing applied" ? state : "not in the state";
        differences.push(missing(module, environment, why));
        continue;
      }
      const left = leftToDo(plan, module.module);
      const fields = [...planFields(left), ...releaseFields(reading.releases)];
      if (fields.length > 0) differences.push({ change: "changed", environment, ...module, fields });
      else if (left === "in-sync" && reading.releases) sameCount += 1;
    }
    for (const [module, addresses] of made) {
      if (own.some((known) => known.module === module)) continue;
      const fields = [{ field: "resources", before: null, after: addresses.join("\n") }];
      differences.push({ change: "added", environment, layer, module, components: [], fields });
    }
    if (made.size > 0 && plan !== "unread" && plan.state === "never-planned")
      withoutPlan.push(`${environment}/${layer}`);
  }
  return { differences, sameCount, withoutPlan };
}

function missing(module: NamedModule, environment: string | null, why: string): InfrastructureDifference {
  const fields = [{ field: "state", before: `module.${module.module}`, after: why }];
  return { change: "removed", environment, ...module, fields };
}

/** What the newest plan says of one module; null = nothing. */
function leftToDo(plan: LayerReading["plan"], module: string): PlanState | null {
  if (plan === "unread" || plan.state === "never-planned") return null;
  return plan.modules ? (plan.modules.get(module) ?? "in-sync") : plan.state;
}

function planFields(left: PlanState | null): readonly FieldChange[] {
  if (left === null || left === "in-sync") return [];
  const after = left === "drifted" ? "drifted" : "has changes left";
  return [{ field: "newest plan", before: "nothing left to change", after }];
}

function releaseFields(releases: LayerReading["releases"]): readonly FieldChange[] {
  if (!releases || releases.own === releases.newest) return [];
  return [
    { field: "release", before: releases.newest && `${releases.newest} is the newest`, after: releases.own },
  ];
}

function namedModules(components: ArchitectureModel["components"]): readonly NamedModule[] {
  const named = components.flatMap(({ id, infrastructure }) =>
    infrastructure.map(({ layer, module }) => ({ id, layer, module })),
  );
  return [...Map.groupBy(named, ({ layer, module }) => `${layer} ${module}`).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ layer: first.layer, module: first.module, components: same.map(({ id }) => id) }] : [];
  });
}

/** By the outermost module, whose instances count as one; null = the root itself. */
function byModule(addresses: readonly string[]): ReadonlyMap<string | null, string[]> {
  return Map.groupBy(addresses, (address) => /^module\.([^.[]+)/.exec(address)?.[1] ?? null);
}
