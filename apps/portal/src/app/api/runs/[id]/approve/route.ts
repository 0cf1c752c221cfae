import { authorize } from "@greenroom/core/access";
import { ok } from "@greenroom/core/result";
import { confirmRun, digestSchema, runErrorStatus } from "@greenroom/core/runs";
import { z } from "zod";
import { portal } from "../../../../../composition/portal.ts";
import { runIdParams } from "../../../../../features/runs/server/run-id-params.ts";
import { toRunView } from "../../../../../features/runs/server/to-run-view.ts";
import { httpRoute } from "../../../../../http/http-route.ts";

/** The digest of the plan that the person has seen. */
const body = z.object({ planDigest: digestSchema });

export const POST = httpRoute(
  { permission: "run:approve", params: runIdParams, body, status: runErrorStatus },
  async ({ viewer, params, body: { planDigest }, request }) => {
    const may = authorize(viewer, "run:approve", request.headers.get("x-request-id"));
    const confirmed = await confirmRun(portal(), may, { id: params.id, planDigest });
    return confirmed.ok ? ok(toRunView(confirmed.value)) : confirmed;
  },
);
