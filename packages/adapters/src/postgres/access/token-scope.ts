import { tokenPermissions, type TokenScope, tokenScopeSchema } from "@greenroom/core/access";
import { z } from "zod";

const storedSchema = tokenScopeSchema.extend({ permissions: z.array(z.string()) });

/** A permission that was stored and is no longer one is left out: the token means less, not something else. */
export function readScope(stored: unknown): TokenScope {
  const scope = storedSchema.parse(stored);
  return {
    ...scope,
    permissions: tokenPermissions.filter((permission) => scope.permissions.includes(permission)),
  };
}
