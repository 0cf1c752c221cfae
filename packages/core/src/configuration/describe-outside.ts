import type { Workload } from "../rollouts/index.ts";
import { serviceEntrySchema } from "../services/index.ts";
import type { FaultSubject } from "./configuration-fault.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";

export type FoundWorkload = Pick<Workload, "kind" | "name" | "namespace">;

export interface NotLookedUp {
  readonly about: FaultSubject;
  /** Id; null = of all. */
  readonly environment: string | null;
  /** Of what, in words. */
  readonly name: string;
  /** What was not looked up, and why. */
  readonly cause: string;
}

/** Each cause once, with the names of all that it holds for. */
export function describeNotLookedUp(notLookedUp: readonly NotLookedUp[]): readonly string[] {
  const byCause = Object.groupBy(notLookedUp, ({ cause }) => cause);
  return Object.entries(byCause).map(
    ([cause, each = []]) => `${each.map(({ name }) => name).join(", ")}: ${cause}`,
  );
}

/** A kind is said where it is none of the usual. */
export function inWords({ kind, name }: FoundWorkload): string {
  return kind === "Deployment" ? name : `${kind} ${name}`;
}

export interface StrayWorkload extends FoundWorkload {
  /** `namespace`: null = the environment's own. */
  readonly seen: readonly { readonly id: string; readonly name: string; readonly namespace: string | null }[];
}

/** The lines of greenroom.yaml that would make services of them. */
export function describeStrays(
  strays: readonly StrayWorkload[],
  services: WrittenConfiguration["services"],
): readonly string[] {
  const taken = new Set(services.map(({ id }) => id));
  return strays.flatMap((stray) => {
    const { kind, name, seen } = stray;
    const where = seen.map((each) => each.name).join(", ");
    // Two kinds may share a name, and a service an id with somebody else's workload.
    const id = taken.has(name) ? `${name}-${kind.toLowerCase()}` : name;
    taken.add(id);
    const namespaces = seen.flatMap((each) =>
      each.namespace === null ? [] : [`${each.id}: ${each.namespace}`],
    );
    const keys = [
      ...(kind === "Deployment" ? [] : [`kind: ${kind}`]),
      `name: ${name}`,
      ...(namespaces.length === 0 ? [] : [`namespaces: { ${namespaces.join(", ")} }`]),
    ];
    return serviceEntrySchema.safeParse({ id, workload: { kind, name } }).success
      ? [`  - id: ${id} # seen in ${where}`, `    workload: { ${keys.join(", ")} }`]
      : [`  # ${inWords(stray)}, seen in ${where}, has a name that greenroom.yaml cannot hold`];
  });
}
