import { modelIdSchema } from "@greenroom/core/architecture";
import { recordedDecisionSchema, riskDecisionSchema } from "@greenroom/core/risks";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { riskHistorySchema, riskRegisterSchema } from "./risk-view.ts";

const params = z.object({ id: modelIdSchema });

export const riskRoutes = {
  register: route({
    method: "GET",
    path: "/api/risks",
    summary: "Read the risk register with its evidence and decisions",
    permission: "risk:read",
    answer: riskRegisterSchema,
    errors: ["model_not_loaded"],
  }),
  history: route({
    method: "GET",
    path: "/api/risks/{id}/history",
    summary: "Read what was found of a risk and decided on it",
    permission: "risk:read",
    params,
    answer: riskHistorySchema,
    errors: ["risk_not_found"],
  }),
  decide: route({
    method: "POST",
    path: "/api/risks/{id}/decisions",
    summary: "Decide on a risk: its status, its next review, and whether it is lived with",
    permission: "risk:decide",
    params,
    body: riskDecisionSchema,
    answer: recordedDecisionSchema,
    errors: ["risk_not_found", "risk_acceptance_not_allowed", "invalid_risk_date"],
  }),
};
