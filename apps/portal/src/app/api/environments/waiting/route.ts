import { getWaiting } from "../../../../features/environments/server/waiting.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

/** What goes on only when a person decides, the longest waiting first. */
export const GET = httpRoute({ permission: "environment:read" }, () => getWaiting());
