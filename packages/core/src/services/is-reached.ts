import { can, type Permission, type Viewer } from "../access/index.ts";
import type { Environment } from "../environments/index.ts";
import { isIn, placeOf, type Service } from "./service.ts";

/** Whether a viewer holds the permission in the environment, or for one service that is there at least: a role may be
 * for one service, and what it reaches there is to be shown. */
export function isReached(
  viewer: Viewer,
  permission: Permission,
  environment: Environment,
  services: readonly Service[],
): boolean {
  return (
    can(viewer, permission, { environment: environment.id }) ||
    services.some(
      (service) => isIn(service, environment) && can(viewer, permission, placeOf(service, environment)),
    )
  );
}
