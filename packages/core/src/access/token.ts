import { z } from "zod";
import { environmentIdSchema } from "../environments/index.ts";
import type { DomainError, Result } from "../result/index.ts";
import type { Cause, UserId } from "./actor.ts";
import { isForTokens, type Permission, permissions } from "./permission.ts";
import { grantPlaceSchema, type RoleGrant } from "./role-grant.ts";
import { can, type Viewer } from "./viewer.ts";

/** Begins every token, so that a scanner for secrets finds one that leaked. */
export const tokenPrefix = "grt_";
const lifetimeDaysMax = 365;

/** What a token can be made for. */
export const tokenPermissions = permissions.filter(isForTokens);

const tokenPermissionSchema = z.enum(tokenPermissions, "should be a permission that a token can hold");

/** What a token is for. Null = wherever its owner may. */
export const tokenScopeSchema = z.strictObject({
  permissions: z.array(tokenPermissionSchema).min(1, "should name at least one permission").max(100),
  environments: z.array(environmentIdSchema).min(1).max(100).nullable(),
  services: z.array(grantPlaceSchema.shape.service.unwrap()).min(1).max(100).nullable(),
});
export type TokenScope = z.infer<typeof tokenScopeSchema>;

export const newTokenSchema = z.strictObject({
  name: z.string().trim().min(1, "should say what the token is for").max(100),
  scope: tokenScopeSchema,
  expiresInDays: z.int().min(1).max(lifetimeDaysMax, "should be a year at most"),
});
export type NewToken = z.infer<typeof newTokenSchema>;

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To the minute; null = never. */
  readonly lastUsedAt: Date | null;
}

/** Only a hash of a token's secret is kept; the secret is shown once. */
export interface Tokens {
  create(owner: UserId, token: NewToken, cause: Cause): Promise<{ token: Token; secret: string }>;
  /** A person's own that are neither revoked nor expired, newest first. */
  list(owner: UserId): Promise<readonly Token[]>;
  revoke(owner: UserId, id: string, cause: Cause): Promise<Result<null, DomainError<"token_not_found">>>;
}

/** What is left of grants within a token's scope: never more than the owner holds at this moment. */
export function narrowGrants(
  held: readonly RoleGrant[],
  { environments, services }: Pick<TokenScope, "environments" | "services">,
): readonly RoleGrant[] {
  return held.flatMap((grant) =>
    narrow(grant.environment, environments).flatMap((environment) =>
      narrow(grant.service, services).map((service) => ({ role: grant.role, environment, service })),
    ),
  );
}

/** @param held null = all
 * @param wanted null = all */
function narrow<Name>(held: Name | null, wanted: readonly Name[] | null): readonly (Name | null)[] {
  if (wanted === null) return [held];
  if (held === null) return wanted;
  return wanted.includes(held) ? [held] : [];
}

/** The first permission of a scope that its owner does not hold anywhere within it; null where they hold all. */
export function findUnheld(owner: Viewer, scope: TokenScope): Permission | null {
  const within: Viewer = { ...owner, grants: narrowGrants(owner.grants, scope) };
  return scope.permissions.find((permission) => !can(within, permission)) ?? null;
}
