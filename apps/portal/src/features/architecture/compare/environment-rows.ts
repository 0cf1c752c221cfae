import type { WorkloadPosture, WorkspacePosture } from "@greenroom/core/risks";
import type { ServiceRollout } from "@greenroom/core/rollouts";
import type { ComparisonRow } from "./comparison-view.ts";

/** What is known of one environment; null = it could not be asked. */
export interface EnvironmentFacts {
  readonly services: readonly {
    readonly id: string;
    readonly rollout: ServiceRollout["rollout"];
    readonly workload: WorkloadPosture | null;
  }[];
  readonly workspaces: readonly WorkspacePosture[];
}

/** What differs between two environments, by subject.
 * @returns the rows, and how many facts are the same */
export function environmentRows(
  before: EnvironmentFacts,
  after: EnvironmentFacts,
): { readonly rows: readonly ComparisonRow[]; readonly sameCount: number } {
  const ids = new Set([...before.services, ...after.services].map(({ id }) => id));
  const [left, right] = [factsOf(before, ids.size > 1), factsOf(after, ids.size > 1)];
  let sameCount = 0;
  const rows = Object.keys({ ...left, ...right }).flatMap((subject): readonly ComparisonRow[] => {
    const [one = {}, other = {}] = [left[subject], right[subject]];
    const fields = Object.keys({ ...one, ...other }).flatMap((field) => {
      const change = { field, before: one[field] ?? null, after: other[field] ?? null };
      if (change.before !== change.after) return [change];
      sameCount += 1;
      return [];
    });
    if (fields.length === 0) return [];
    return [
      {
        key: subject,
        change: "changed",
        kind: "environment",
        name: subject,
        path: null,
        fields,
        note: null,
        zone: null,
        parts: [],
      },
    ];
  });
  return { rows, sameCount };
}

type Facts = Record<string, Record<string, string | null>>;

/** @param isNamed where there is more than one service in either environment: a service has one name in both */
function factsOf({ services, workspaces }: EnvironmentFacts, isNamed: boolean): Facts {
  return {
    ...Object.assign({}, ...services.map((service) => serviceFacts(service, isNamed))),
    ...Object.fromEntries(
      workspaces.map(({ layer, release, lastPlan }) => [
        `Layer ${layer}`,
        {
          release,
          "newest plan": lastPlan && (lastPlan.hasChanges ? "has changes left" : "nothing left to change"),
        },
      ]),
    ),
  };
}

function serviceFacts(
  { id, rollout, workload }: EnvironmentFacts["services"][number],
  isNamed: boolean,
): Facts {
  const of = isNamed ? ` of ${id}` : "";
  return {
    [`Release${of}`]: {
      version: rollout?.version ?? null,
      repository: rollout?.image?.repository ?? null,
      image: rollout?.image?.digest?.slice(0, 19) ?? null,
    },
    [`Workload${of}`]: {
      status: rollout?.status ?? null,
      "ready pods": workload ? String(workload.readyPods) : null,
      nodes: workload ? String(workload.nodes.length) : null,
      "disruption budget": workload ? (workload.disruptionBudget?.name ?? "none") : null,
      autoscaler: workload
        ? workload.autoscaler
          ? `${workload.autoscaler.minReplicas} to ${workload.autoscaler.maxReplicas} pods`
          : "none"
        : null,
    },
  };
}
