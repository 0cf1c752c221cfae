import { can, type Permission, type Viewer } from "@greenroom/core/access";
import type { Environment } from "@greenroom/core/environments";
import { placeOf, type Service } from "@greenroom/core/services";

/** The environments in which the viewer holds all of the permissions, for one service at least, and what is left out
 * without the others, in words. What is of a service is still to be asked for its own place. */
export function withinReach<Known extends Pick<Environment, "id" | "name">>(
  environments: readonly Known[],
  services: readonly Pick<Service, "id">[],
  viewer: Viewer,
  ...permissions: readonly Permission[]
): { readonly within: readonly Known[]; readonly leftOut: readonly string[] } {
  const holds = (environment: Known) =>
    services.some((service) =>
      permissions.every((permission) => can(viewer, permission, placeOf(service, environment))),
    );
  const names = environments.filter((environment) => !holds(environment)).map(({ name }) => name);
  return {
    within: environments.filter(holds),
    leftOut: names.length === 0 ? [] : [`Left out: ${names.join(", ")}. ${reachInWords(viewer)}`],
  };
}

export function reachInWords({ cameBy }: Viewer): string {
  return cameBy?.kind === "token" ? "This token does not reach there." : "Your roles do not reach there.";
}
