import { getFindings } from "../../../../features/architecture/server/get-findings.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute({ permission: "architecture:read", status: { model_not_loaded: 503 } }, () =>
  getFindings(),
);
