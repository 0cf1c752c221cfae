import { authorize } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import { ok } from "@greenroom/core/result";
import { layerSchema, requestRun, runErrorStatus, runIdSchema, runStatuses } from "@greenroom/core/runs";
import { z } from "zod";
import { portal } from "../../../composition/portal.ts";
import { listRuns } from "../../../features/runs/server/run-queries.ts";
import { toRunView } from "../../../features/runs/server/to-run-view.ts";
import { httpRoute } from "../../../http/http-route.ts";

const query = z.object({
  environment: environmentIdSchema.optional(),
  status: z.enum(runStatuses).optional(),
  before: runIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const GET = httpRoute({ permission: "run:read", query }, ({ viewer, query: filter }) => {
  const { environment, ...rest } = filter;
  return listRuns(viewer, { ...rest, environments: environment && [environment] });
});

const body = z.object({
  environment: environmentIdSchema,
  layer: layerSchema,
  message: z.string().trim().max(500, "should be at most 500 characters").default(""),
});

export const POST = httpRoute(
  { permission: "run:plan", body, status: runErrorStatus },
  async ({ viewer, body: wish, request }) => {
    const may = authorize(viewer, "run:plan", request.headers.get("x-request-id"));
    const asked = await requestRun(portal(), may, wish);
    return asked.ok ? ok(toRunView(asked.value)) : asked;
  },
);
