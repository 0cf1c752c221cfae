import { runErrorStatus, runNotFound } from "@greenroom/core/runs";
import { runIdParams } from "../../../../features/runs/server/run-id-params.ts";
import { getRun } from "../../../../features/runs/server/run-queries.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute(
  { permission: "run:read", params: runIdParams, status: runErrorStatus },
  async ({ viewer, params }) => (await getRun(viewer, params.id)) ?? runNotFound(),
);
