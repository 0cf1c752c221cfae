import { authorize } from "@greenroom/core/access";
import { ok } from "@greenroom/core/result";
import { cancelRun, runErrorStatus } from "@greenroom/core/runs";
import { z } from "zod";
import { portal } from "../../../../../composition/portal.ts";
import { runIdParams } from "../../../../../features/runs/server/run-id-params.ts";
import { toRunView } from "../../../../../features/runs/server/to-run-view.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const POST = httpRoute(
  { permission: "run:cancel", params: runIdParams, body: z.object({}), status: runErrorStatus },
  async ({ viewer, params, request }) => {
    const may = authorize(viewer, "run:cancel", request.headers.get("x-request-id"));
    const canceled = await cancelRun(portal(), may, { id: params.id });
    return canceled.ok ? ok(toRunView(canceled.value)) : canceled;
  },
);
