import { runRoutes } from "#portal/features/runs/contract.ts";
import { listWorkspaceStates } from "#portal/features/runs/server/get-runs.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(runRoutes.workspaces, ({ may }) => listWorkspaceStates(may));
