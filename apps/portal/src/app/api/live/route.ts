import { portal } from "../../../composition/portal.ts";
import { httpRoute } from "../../../http/http-route.ts";
import { liveStream } from "../../../live/live-stream.ts";

export const dynamic = "force-dynamic";

export const GET = httpRoute({ permission: "environment:read" }, ({ request }) => {
  return new Response(liveStream(portal().live.hub, request.signal), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
