import type { ArchitectureModel, Component } from "../architecture/index.ts";
import type { Environment } from "../environments/index.ts";
import { isIn, type Service, workloadIn } from "./service.ts";

/** Which part of the architecture a service is. `unknown` = it names one that the model does not have; `none` = it names
 * none, and none is bound to its workload. */
export type ServiceComponent =
  | { readonly kind: "found"; readonly component: Component }
  | { readonly kind: "unknown"; readonly id: string }
  | { readonly kind: "none" };

/** The component that a service names, or else the one that is bound to its workload in one of the environments. */
export function serviceComponent(
  { components }: Pick<ArchitectureModel, "components">,
  service: Pick<Service, "component" | "environments" | "workload">,
  environments: readonly Environment[],
): ServiceComponent {
  const { component: id } = service;
  if (id !== undefined) {
    const component = components.find((candidate) => candidate.id === id);
    return component ? { kind: "found", component } : { kind: "unknown", id };
  }
  const workloads = environments
    .filter((environment) => isIn(service, environment))
    .map((environment) => workloadIn(service, environment));
  const bound = components.find(({ bindings }) =>
    bindings.some(
      (binding) =>
        binding.kind === "workload" &&
        workloads.some(({ namespace, name }) => binding.namespace === namespace && binding.name === name),
    ),
  );
  return bound ? { kind: "found", component: bound } : { kind: "none" };
}
