import { getRiskRegister } from "../../../features/risks/server/get-risk-register.ts";
import { httpRoute } from "../../../http/http-route.ts";

export const GET = httpRoute({ permission: "risk:read", status: { model_not_loaded: 503 } }, () =>
  getRiskRegister(),
);
