import type { Environment, EnvironmentId } from "../environments/index.ts";
import type { Authorised } from "./authorize.ts";
import type { Permission } from "./permission.ts";

/** For a query that lists: the environments that the permission reaches.
 * @param service whose things are listed; null = they belong to an environment and to no service
 * @returns undefined where it holds everywhere, also in environments that are no longer configured */
export function environmentsCovered(
  may: Authorised<Permission>,
  environments: readonly Pick<Environment, "id">[],
  service: string | null,
): readonly EnvironmentId[] | undefined {
  if (may.covers({ service })) return undefined;
  return environments.map(({ id }) => id).filter((id) => may.covers({ environment: id, service }));
}
