import { getDrift } from "../../../../features/architecture/server/get-drift.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "architecture:read" }, () => getDrift());
