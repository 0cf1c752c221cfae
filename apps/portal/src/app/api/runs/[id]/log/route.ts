import { runErrorStatus, runNotFound, runPhases } from "@greenroom/core/runs";
import { z } from "zod";
import { runIdParams } from "../../../../../features/runs/server/run-id-params.ts";
import { findRun } from "../../../../../features/runs/server/run-queries.ts";
import { runLogStream } from "../../../../../features/runs/server/run-log-stream.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const dynamic = "force-dynamic";

const query = z.object({ phase: z.enum(runPhases) });
const offset = z.coerce.number().int().min(-1).catch(-1);

export const GET = httpRoute(
  { permission: "run:read", params: runIdParams, query, status: runErrorStatus },
  async ({ viewer, params, query: { phase }, request }) => {
    if ((await findRun(viewer, params.id)) === null) return runNotFound();
    const after = offset.parse(request.headers.get("last-event-id") ?? -1);
    return new Response(runLogStream(params.id, phase, after, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
);
