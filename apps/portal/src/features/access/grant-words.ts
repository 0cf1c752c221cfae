import type { RoleGrant } from "@greenroom/core/access";
import { environmentNameIn } from "../shell/environment-name-in.ts";

/** "approver in Production", "operator of web", "operator of web in Development".
 * @param environments to call them by their names; one that is no longer configured is called by its id */
export function grantInWords(
  { role, environment, service }: RoleGrant,
  environments: readonly { readonly id: string; readonly name: string }[],
): string {
  const place = environment && environmentNameIn(environments, environment);
  return [role, service && `of ${service}`, place && `in ${place}`].filter(Boolean).join(" ");
}
