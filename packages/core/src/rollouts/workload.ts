import { z } from "zod";

/** The kinds whose rollouts are watched and judged. */
export const workloadKinds = ["Deployment", "StatefulSet", "DaemonSet"] as const;
export const workloadKindSchema = z.enum(workloadKinds);
export type WorkloadKind = z.infer<typeof workloadKindSchema>;

/** Which object of a cluster runs a service in one environment. */
export interface Workload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  /** Whose image is the service's; null = the one of the workload's name, else the first. */
  readonly container: string | null;
}

/** The container that is the service's own.
 * @returns null where there is none of the name that was asked for, or none at all */
export function ownContainer<Container extends { readonly name: string }>(
  { name, container }: Pick<Workload, "name" | "container">,
  containers: readonly Container[],
): Container | null {
  const named = containers.find((each) => each.name === (container ?? name)) ?? null;
  return container === null ? (named ?? containers[0] ?? null) : named;
}
