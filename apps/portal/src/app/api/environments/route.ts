import { getEnvironmentSummaries } from "../../../features/environments/server/environment-summaries.ts";
import { httpRoute } from "../../../http/http-route.ts";

export const dynamic = "force-dynamic";

export const GET = httpRoute({ permission: "environment:read" }, () => getEnvironmentSummaries());
