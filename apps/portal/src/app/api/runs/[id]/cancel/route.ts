import { ok } from "@greenroom/core/result";
import { cancelRun, runErrorStatus } from "@greenroom/core/runs";
import { z } from "zod";
import { portal } from "../../../../../composition/portal.ts";
import { runIdParams } from "../../../../../features/runs/server/run-id-params.ts";
import { toRunView } from "../../../../../features/runs/server/to-run-view.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

export const POST = httpRoute(
  { permission: "run:cancel", params: runIdParams, body: z.object({}), status: runErrorStatus },
  async ({ viewer, params }) => {
    const canceled = await cancelRun(portal(), { id: params.id, by: viewer });
    return canceled.ok ? ok(toRunView(canceled.value)) : canceled;
  },
);
