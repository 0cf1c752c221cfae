import type { Environment, EnvironmentId } from "../environments/index.ts";
import type { Authorised } from "./authorize.ts";
import type { Permission } from "./permission.ts";

/** For a query that lists: the environments that the permission reaches.
 * @returns undefined where it holds everywhere, also in environments that are no longer configured */
export function environmentsCovered(
  may: Authorised<Permission>,
  environments: readonly Environment[],
): readonly EnvironmentId[] | undefined {
  if (may.covers({})) return undefined;
  return environments.map(({ id }) => id).filter((environment) => may.covers({ environment }));
}
