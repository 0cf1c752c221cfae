import { approveRun } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import { runRoutes } from "#portal/features/runs/contract.ts";
import { asRunView } from "#portal/features/runs/server/to-run-view.ts";
import { answer } from "#portal/http/answer.ts";

export const POST = answer(runRoutes.approve, async ({ may, params, body }) =>
  asRunView(await approveRun(portal(), may, { ...params, ...body })),
);
