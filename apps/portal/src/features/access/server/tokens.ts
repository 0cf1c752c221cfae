import "server-only";
import {
  type Authorised,
  findUnheld,
  findUnknownPlace,
  type NewToken,
  type Token,
} from "@greenroom/core/access";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { TokenView } from "../token-view.ts";

type CreateError = "token_wider_than_owner" | "environment_unknown" | "service_unknown";

export async function listTokens({ viewer }: Authorised<"account:read">): Promise<TokenView[]> {
  return (await portal().access.tokens.list(viewer.id)).map(toView);
}

/** The secret is in this answer and nowhere else. */
export async function createToken(
  may: Authorised<"account:change">,
  asked: NewToken,
): Promise<Result<{ token: TokenView; secret: string }, DomainError<CreateError>>> {
  const { access, environments, services } = portal();
  const { scope } = asked;
  const places = [
    ...(scope.environments ?? []).map((environment, index) => ({
      place: { environment, service: null },
      field: `scope.environments.${index}`,
    })),
    ...(scope.services ?? []).map((service, index) => ({
      place: { environment: null, service },
      field: `scope.services.${index}`,
    })),
  ];
  for (const { place, field } of places) {
    const unknown = findUnknownPlace(environments, services, place);
    if (unknown) return err({ ...unknown, field });
  }
  for (const [index, service] of (scope.services ?? []).entries()) {
    const elsewhere = (scope.environments ?? []).map((environment) =>
      findUnknownPlace(environments, services, { environment, service }),
    );
    const [first] = elsewhere;
    // In one of them is enough.
    if (first && elsewhere.every((each) => each !== null))
      return err({ ...first, field: `scope.services.${index}` });
  }
  const unheld = findUnheld(may.viewer, scope);
  if (unheld !== null)
    return err({
      code: "token_wider_than_owner",
      message: `You do not hold ${unheld} there, so no token of yours does.`,
      field: "scope.permissions",
      remedy: `Leave ${unheld} out, or ask an admin for a role that has it.`,
    });
  const { token, secret } = await access.tokens.create(may.viewer.id, asked, may.cause);
  return ok({ token: toView(token), secret });
}

export async function revokeToken(
  may: Authorised<"account:change">,
  id: string,
  comment: string,
): Promise<Result<null, DomainError<"token_not_found">>> {
  return portal().access.tokens.revoke(may.viewer.id, id, may.causeSaying(comment));
}

function toView({ createdAt, expiresAt, lastUsedAt, ...token }: Token): TokenView {
  return {
    ...token,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
