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
  async ({ viewer, params, body: { planDigest } }) => {
    const confirmed = await confirmRun(portal(), { id: params.id, planDigest, by: viewer });
    return confirmed.ok ? ok(toRunView(confirmed.value)) : confirmed;
  },
);
