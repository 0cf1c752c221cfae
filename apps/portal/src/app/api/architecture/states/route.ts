import { getLiveStates } from "../../../../features/architecture/server/get-live-states.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "architecture:read" }, () => getLiveStates());
