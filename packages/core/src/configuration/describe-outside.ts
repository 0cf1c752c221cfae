import { stringify } from "yaml";
import type { Workload } from "../rollouts/index.ts";
import { serviceEntrySchema } from "../services/index.ts";
import type { FaultSubject } from "./configuration-fault.ts";
import type { WrittenConfiguration } from "./written-configuration.ts";

/** Of a name in Kubernetes. */
const idLengthMax = 63;

export type FoundWorkload = Pick<Workload, "kind" | "name" | "namespace"> & {
  /** Names of its containers; left out = nobody looked. */
  readonly containers?: readonly string[];
};

export interface NotLookedUp {
  readonly about: FaultSubject;
  /** Id; null = of all. */
  readonly environment: string | null;
  /** Of what, in words. */
  readonly name: string;
  /** What was not looked up, and why. */
  readonly cause: string;
  /** Whether it only has not come yet, and will by itself. */
  readonly isYoung?: boolean;
  /** Where somebody was asked and gave no answer: that, with the line or the setting at fault; else null. */
  readonly failure: string | null;
}

/** Each cause once, with the names of all that it holds for. */
export function describeNotLookedUp(notLookedUp: readonly NotLookedUp[]): readonly string[] {
  const byCause = Object.groupBy(notLookedUp, ({ cause }) => cause);
  return Object.entries(byCause).map(
    ([cause, each = []]) => `${each.map(({ name }) => name).join(", ")}: ${cause}`,
  );
}

/** A workload without what is in it. */
type WorkloadName = Pick<FoundWorkload, "kind" | "name" | "namespace">;

export function isSame(a: WorkloadName, b: WorkloadName): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

/** A kind is said where it is none of the usual. */
export function inWords({ kind, name }: FoundWorkload): string {
  return kind === "Deployment" ? name : `${kind} ${name}`;
}

export interface StrayWorkload extends FoundWorkload {
  /** Whether a service of its name misses its own workload where this one is. */
  readonly isMissed: boolean;
  /** `namespace`: null = the environment's own. */
  readonly seen: readonly SeenPlace[];
}

interface SeenPlace {
  readonly id: string;
  readonly name: string;
  readonly namespace: string | null;
}

/** The lines of greenroom.yaml that would make services of them: pasted below `services`, they have no fault. */
export function describeStrays(
  strays: readonly StrayWorkload[],
  { environments, services }: WrittenConfiguration,
): readonly string[] {
  const taken = new Set(services.map(({ id }) => id));
  return strays.flatMap((stray) => {
    const { kind, name, seen, isMissed } = stray;
    const inAll = `${inWords(stray)}, seen in ${namesOf(seen)}`;
    if (isMissed)
      return [
        `  # ${inAll}: if it is what runs the service ${name}, write its kind and name in that one's workload`,
      ];
    if (!serviceEntrySchema.safeParse({ id: name, workload: { kind, name } }).success)
      return [`  # ${inAll}, has a name that greenroom.yaml cannot hold`];
    return apart(seen).flatMap((places) => {
      const id = freeId(name, kind, taken);
      taken.add(id);
      const isEverywhere = places.length === environments.length;
      const namespaces = places.flatMap((each) =>
        each.namespace === null ? [] : [`${each.id}: ${scalar(each.namespace)}`],
      );
      const keys = [
        ...(kind === "Deployment" ? [] : [`kind: ${kind}`]),
        `name: ${scalar(name)}`,
        ...(namespaces.length === 0 ? [] : [`namespaces: { ${namespaces.join(", ")} }`]),
      ];
      return [
        `  - id: ${scalar(id)} # seen in ${namesOf(places)}`,
        ...(isEverywhere ? [] : [`    environments: [${places.map((each) => each.id).join(", ")}]`]),
        `    workload: { ${keys.join(", ")} }`,
      ];
    });
  });
}

/** A service is once in an environment: what is in two namespaces of one is two. */
function apart(seen: readonly SeenPlace[]): readonly (readonly SeenPlace[])[] {
  if (seen.length === 0) return [];
  const first = seen.filter((place, at) => seen.findIndex(({ id }) => id === place.id) === at);
  return [first, ...apart(seen.filter((place) => !first.includes(place)))];
}

/** Two kinds may share a name, and a service an id with somebody else's workload. */
function freeId(name: string, kind: string, taken: ReadonlySet<string>): string {
  const candidates = ["", `-${kind.toLowerCase()}`, ...Array.from(taken, (_, at) => `-${at + 2}`)].map(
    (suffix) => `${name.slice(0, idLengthMax - suffix.length)}${suffix}`,
  );
  return candidates.find((id) => !taken.has(id)) ?? name;
}

function namesOf(places: readonly SeenPlace[]): string {
  return [...new Set(places.map(({ name }) => name))].join(", ");
}

/** Names such as null and 1 are none to YAML. */
function scalar(text: string): string {
  return stringify(text).trim();
}
