import { deploymentPlace, type Environment, type EnvironmentId } from "../environments/index.ts";
import type { Authorised } from "./authorize.ts";
import type { Permission } from "./permission.ts";

/** For a query that lists: the environments that the permission reaches, also for their service alone where what it is
 * about has one.
 * @returns undefined where it holds everywhere, also in environments that are no longer configured */
export function environmentsCovered(
  may: Authorised<Permission>,
  environments: readonly Environment[],
): readonly EnvironmentId[] | undefined {
  if (may.covers({})) return undefined;
  return environments.map(({ id }) => id).filter((id) => may.covers(deploymentPlace(environments, id)));
}
