import { getTraffic } from "../../../../features/architecture/server/get-traffic.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "architecture:read" }, () => getTraffic());
