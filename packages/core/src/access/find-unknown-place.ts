import { type Environment, findEnvironment } from "../environments/index.ts";
import type { PersonError } from "./people.ts";
import type { GrantPlace } from "./role-grant.ts";

/** A role granted where nothing is would be believed in and give nothing. Null where the place is one.
 * @param services ids of those of greenroom.yaml */
export function findUnknownPlace(
  environments: readonly Environment[],
  services: readonly string[],
  { environment, service }: GrantPlace,
): PersonError<"environment_unknown" | "service_unknown"> | null {
  if (environment !== null && findEnvironment(environments, environment) === null)
    return {
      code: "environment_unknown",
      message: `There is no environment "${environment}".`,
      field: "environment",
      remedy: `Choose one of ${environments.map(({ id }) => id).join(", ")}.`,
    };
  if (service !== null && !services.includes(service))
    return {
      code: "service_unknown",
      message: `There is no service "${service}".`,
      field: "service",
      remedy: `Choose one of ${services.join(", ")}.`,
    };
  return null;
}
