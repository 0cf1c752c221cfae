import { type Environment, findEnvironment } from "../environments/index.ts";
import type { PersonError } from "./people.ts";
import type { GrantPlace } from "./role-grant.ts";

/** A service of greenroom.yaml, and the ids of the environments that it is in; undefined = all. */
interface PlacedService {
  readonly id: string;
  readonly environments?: readonly string[] | undefined;
}

/** A role granted where nothing is would be believed in and give nothing. Null where the place is one. */
export function findUnknownPlace(
  environments: readonly Environment[],
  services: readonly PlacedService[],
  { environment, service }: GrantPlace,
): PersonError<"environment_unknown" | "service_unknown"> | null {
  if (environment !== null && findEnvironment(environments, environment) === null)
    return {
      code: "environment_unknown",
      message: `There is no environment "${environment}".`,
      field: "environment",
      remedy: `Choose one of ${environments.map(({ id }) => id).join(", ")}.`,
    };
  const placed = services.find(({ id }) => id === service);
  if (service !== null && !placed)
    return {
      code: "service_unknown",
      message: `There is no service "${service}".`,
      field: "service",
      remedy: `Choose one of ${services.map(({ id }) => id).join(", ")}.`,
    };
  if (environment !== null && placed?.environments && !placed.environments.includes(environment))
    return {
      code: "service_unknown",
      message: `The service "${service}" is not in ${environment}.`,
      field: "service",
      remedy: `Choose one that is, or an environment that has it: ${placed.environments.join(", ")}.`,
    };
  return null;
}
