import { requestRun, runNotFound } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import { runRoutes } from "#portal/features/runs/contract.ts";
import { findRun, listRuns } from "#portal/features/runs/server/get-runs.ts";
import { asRunView } from "#portal/features/runs/server/to-run-view.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(runRoutes.list, async ({ may, query: { environment, ...rest } }) =>
  rest.before !== undefined && (await findRun(may, rest.before)) === null
    ? runNotFound()
    : listRuns(may, { ...rest, environments: environment && [environment] }),
);

export const POST = answer(runRoutes.request, async ({ may, body }) =>
  asRunView(await requestRun(portal(), may, body)),
);
