import "server-only";
import { AccessDeniedError, type Permission, type Viewer } from "@greenroom/core/access";
import { headers } from "next/headers";
import { cache } from "react";
import { portal } from "../../../composition/portal.ts";

/** The person behind the request's session, with the roles they hold now; null when nobody is signed in. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const { authentication, viewers } = portal().access;
  const signedIn = await authentication.api.getSession({ headers: await headers() });
  return signedIn && (await viewers.ofSession(signedIn.session.id));
});

/** For queries and commands; follow it with `authorize`.
 * @throws AccessDeniedError when nobody is signed in */
export async function requireViewer(permission: Permission = "environment:read"): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) throw new AccessDeniedError("unauthenticated", permission);
  return viewer;
}
