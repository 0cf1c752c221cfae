import { listWorkspaceStates } from "../../../../features/runs/server/run-queries.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "state:read" }, ({ viewer }) => listWorkspaceStates(viewer));
