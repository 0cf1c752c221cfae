import { runNotFound } from "@greenroom/core/runs";
import { runRoutes } from "#portal/features/runs/contract.ts";
import { getRun } from "#portal/features/runs/server/get-runs.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(
  runRoutes.detail,
  async ({ may, params }) => (await getRun(may, params.id)) ?? runNotFound(),
);
