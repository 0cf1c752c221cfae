import "server-only";
import { AccessDeniedError, type Permission, type Viewer } from "@greenroom/core/access";
import { headers } from "next/headers";
import { cache } from "react";
import { portal } from "#portal/composition/portal.ts";
import { bearerToken } from "./bearer-token.ts";

/** The person behind the request's session or token, with what they may do now; null when nobody is. A token that
 * does not hold is nobody, whatever cookie comes with it. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const { authentication, viewers } = portal().access;
  const sent = await headers();
  const secret = bearerToken(sent);
  if (secret !== null) return viewers.ofToken(secret);
  const signedIn = await authentication.api.getSession({ headers: sent });
  return signedIn && (await viewers.ofSession(signedIn.session.id));
});

/** For queries and commands; follow it with `authorize`.
 * @throws AccessDeniedError when nobody is signed in */
export async function requireViewer(permission: Permission = "environment:read"): Promise<Viewer> {
  const viewer = await findViewer();
  if (viewer) return viewer;
  const words =
    bearerToken(await headers()) === null ? undefined : "This token is unknown, revoked or expired.";
  throw new AccessDeniedError("unauthenticated", permission, words);
}
