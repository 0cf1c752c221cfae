import { assertNever } from "../result/index.ts";
import type { Workload } from "../rollouts/index.ts";

/** What Kubernetes makes names of: no vowels and no digits that look like letters (apimachinery's SafeEncodeString). */
const safe = "[bcdfghjklmnpqrstvwxz2456789]";

/** Matches the pods of a workload and not those of another one whose name begins alike: web never counts web-worker.
 * RE2 syntax over the whole name. */
export function podNamePattern({ kind, name }: Pick<Workload, "kind" | "name">): string {
  return `${name.replaceAll(".", "\\.")}-${suffix(kind)}`;
}

function suffix(kind: Workload["kind"]): string {
  switch (kind) {
    case "Deployment":
      return `${safe}{6,10}-${safe}{5}`;
    case "StatefulSet":
      return "[0-9]+";
    case "DaemonSet":
      return `${safe}{5}`;
    default:
      return assertNever(kind);
  }
}
