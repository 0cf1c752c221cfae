import "server-only";
import { type Authorised, authorize, can, type Permission } from "@greenroom/core/access";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { beginReading } from "#portal/live/reading-began.ts";
import { findViewer } from "./viewer.ts";

/** For pages: leads to the sign-in page and back here, or shows which role is needed (403). What a page reads, it reads
 * with what this gives, so here its reading begins. */
export async function requirePageViewer<P extends Permission>(permission: P): Promise<Authorised<P>> {
  const viewer = await findViewer();
  if (!viewer) {
    const path = (await headers()).get("x-path") ?? "/";
    redirect(path === "/" ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(path)}`);
  }
  if (!can(viewer, permission)) forbidden();
  beginReading(viewer);
  return authorize(viewer, permission, (await headers()).get("x-request-id"));
}
