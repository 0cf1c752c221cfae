import { authorize } from "@greenroom/core/access";
import { ok } from "@greenroom/core/result";
import { discardRun, runErrorStatus } from "@greenroom/core/runs";
import { z } from "zod";
import { portal } from "../../../../../composition/portal.ts";
import { runIdParams } from "../../../../../features/runs/server/run-id-params.ts";
import { toRunView } from "../../../../../features/runs/server/to-run-view.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

const body = z.object({ reason: z.string().trim().max(500, "should be at most 500 characters").default("") });

export const POST = httpRoute(
  { permission: "run:cancel", params: runIdParams, body, status: runErrorStatus },
  async ({ viewer, params, body: { reason }, request }) => {
    const may = authorize(viewer, "run:cancel", request.headers.get("x-request-id"));
    const discarded = await discardRun(portal(), may, { id: params.id, reason });
    return discarded.ok ? ok(toRunView(discarded.value)) : discarded;
  },
);
