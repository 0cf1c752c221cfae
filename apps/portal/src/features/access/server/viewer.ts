import "server-only";
import {
  AccessDeniedError,
  type Permission,
  roleSchema,
  type UserId,
  type Viewer,
} from "@greenroom/core/access";
import { headers } from "next/headers";
import { cache } from "react";
import { portal } from "../../../composition/portal.ts";

/** The person behind the request's session, with the role they hold now; null when nobody is signed in. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const session = await portal().access.authentication.api.getSession({ headers: await headers() });
  if (!session) return null;
  const role = roleSchema.safeParse(session.user.role);
  if (!role.success) return null;
  const { id, name, email } = session.user;
  return { id: id as UserId, name, email, grants: [{ role: role.data, environment: null, service: null }] };
});

/** For queries and commands; follow it with `authorize`.
 * @throws AccessDeniedError when nobody is signed in */
export async function requireViewer(permission: Permission = "environment:read"): Promise<Viewer> {
  const viewer = await findViewer();
  if (!viewer) throw new AccessDeniedError("unauthenticated", permission);
  return viewer;
}
