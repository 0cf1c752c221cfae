import { can, type Permission, type Viewer } from "@greenroom/core/access";
import { deploymentPlace, type Environment } from "@greenroom/core/environments";

/** The environments in which the viewer holds the permission, and what is left out without the others, in words. */
export function withinReach<Known extends Pick<Environment, "id" | "name" | "cluster">>(
  environments: readonly Known[],
  viewer: Viewer,
  permission: Permission,
): { readonly within: readonly Known[]; readonly leftOut: readonly string[] } {
  const holds = ({ id }: Known) => can(viewer, permission, deploymentPlace(environments, id));
  const names = environments.filter((environment) => !holds(environment)).map(({ name }) => name);
  return {
    within: environments.filter(holds),
    leftOut: names.length === 0 ? [] : [`Left out: ${names.join(", ")}. Your roles do not reach there.`],
  };
}
