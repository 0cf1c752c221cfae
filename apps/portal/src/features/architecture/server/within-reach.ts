import { can, type Permission, type Viewer } from "@greenroom/core/access";
import { deploymentPlace, type Environment } from "@greenroom/core/environments";

/** The environments in which the viewer holds all of the permissions, and what is left out without the others, in
 * words. */
export function withinReach<Known extends Pick<Environment, "id" | "name" | "cluster">>(
  environments: readonly Known[],
  viewer: Viewer,
  ...permissions: readonly Permission[]
): { readonly within: readonly Known[]; readonly leftOut: readonly string[] } {
  const holds = ({ id }: Known) =>
    permissions.every((permission) => can(viewer, permission, deploymentPlace(environments, id)));
  const names = environments.filter((environment) => !holds(environment)).map(({ name }) => name);
  return {
    within: environments.filter(holds),
    leftOut: names.length === 0 ? [] : [`Left out: ${names.join(", ")}. ${reachInWords(viewer)}`],
  };
}

function reachInWords({ cameBy }: Viewer): string {
  return cameBy?.kind === "token" ? "This token does not reach there." : "Your roles do not reach there.";
}
