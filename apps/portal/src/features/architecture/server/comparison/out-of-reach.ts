import type { DomainError } from "@greenroom/core/result";

/** Why there is nothing to compare an environment by: one that is there and out of reach is not said to be missing.
 * @param within those that the viewer may read of
 * @param id undefined = none was named, and none is within reach to begin with */
export function outOfReach(
  configured: readonly { readonly id: string; readonly name: string }[],
  within: readonly { readonly id: string }[],
  field: "from" | "to",
  id: string | undefined,
): DomainError<"environment_not_found"> {
  return {
    code: "environment_not_found",
    field,
    message: message(configured.find((environment) => environment.id === id)?.name, id),
    remedy:
      within.length === 0
        ? "It takes a role, or a token, that reaches an environment's rollouts."
        : `Choose one of ${within.map((environment) => environment.id).join(", ")}.`,
  };
}

function message(name: string | undefined, id: string | undefined): string {
  if (id === undefined) return "Of no environment may you read rollouts.";
  return name === undefined ? `There is no environment ${id}.` : `Of ${name} you may not read rollouts.`;
}
