import { environmentIdSchema } from "@greenroom/core/environments";
import { commentSchema } from "@greenroom/core/executions";
import {
  gateSchema,
  promotionIdSchema,
  promotionKindSchema,
  requestPromotionSchema,
} from "@greenroom/core/promotions";
import { releaseIdSchema } from "@greenroom/core/releases";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { pipelineSchema, promotionDetailViewSchema, promotionViewSchema } from "./promotion-view.ts";

const params = z.object({ id: promotionIdSchema });
/** As greenroom.yaml names it; left out where one alone is promoted. */
const service = z.string().min(1).max(63).optional();

export const promotionRoutes = {
  pipeline: route({
    method: "GET",
    path: "/api/promotions",
    summary: "Read a service's pipeline: what each environment runs, what can go on, and what was promoted",
    permission: "promotion:read",
    query: z.strictObject({ service }),
    answer: pipelineSchema,
    errors: ["service_unknown"],
  }),
  gates: route({
    method: "GET",
    path: "/api/promotions/gates",
    summary: "Judge the gates of a promotion that nobody has asked for yet",
    permission: "promotion:read",
    query: z.strictObject({
      target: environmentIdSchema,
      service,
      releaseId: releaseIdSchema,
      kind: promotionKindSchema,
    }),
    answer: z.array(gateSchema),
    errors: ["service_unknown", "environment_not_found", "release_not_found"],
  }),
  detail: route({
    method: "GET",
    path: "/api/promotions/{id}",
    summary: "Read a promotion: its gates, its steps, and the way back",
    permission: "promotion:read",
    params,
    answer: promotionDetailViewSchema,
    errors: ["promotion_not_found"],
  }),
  request: route({
    method: "POST",
    path: "/api/promotions",
    summary: "Ask for a promotion, or for a rollback with its reason",
    permission: "promotion:request",
    body: requestPromotionSchema,
    answer: promotionViewSchema,
    errors: [
      "service_unknown",
      "environment_not_found",
      "release_not_found",
      "promotion_gates_closed",
      "promotion_under_way",
    ],
  }),
  approve: route({
    method: "POST",
    path: "/api/promotions/{id}/approve",
    summary: "Approve a promotion that somebody else asked for",
    permission: "promotion:approve",
    params,
    body: z.strictObject({ comment: commentSchema }),
    answer: promotionViewSchema,
    errors: ["promotion_not_found", "status_conflict", "self_approval", "already_approved"],
  }),
  abort: route({
    method: "POST",
    path: "/api/promotions/{id}/abort",
    summary: "Abort a promotion: no further step begins, and what was applied stays",
    permission: "promotion:abort",
    params,
    body: z.strictObject({ comment: commentSchema }),
    answer: promotionViewSchema,
    errors: ["promotion_not_found", "status_conflict"],
  }),
};
