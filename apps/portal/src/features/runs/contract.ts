import { environmentIdSchema } from "@greenroom/core/environments";
import { commentSchema } from "@greenroom/core/executions";
import { digestSchema, layerSchema, runIdSchema, runPhases, runStatuses } from "@greenroom/core/runs";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { wholeNumber } from "#portal/http/whole-number.ts";
import { runDetailViewSchema, runViewSchema, workspaceViewSchema } from "./run-view.ts";

const params = z.object({ id: runIdSchema });

export const runRoutes = {
  list: route({
    method: "GET",
    path: "/api/runs",
    summary: "List runs, newest first",
    permission: "run:read",
    query: z.strictObject({
      environment: environmentIdSchema.optional(),
      status: z.enum(runStatuses).optional(),
      /** Runs requested before this one: the next page. */
      before: runIdSchema.optional(),
      limit: wholeNumber("limit", 1, 200, 50),
    }),
    answer: z.array(runViewSchema),
    errors: ["run_not_found"],
  }),
  detail: route({
    method: "GET",
    path: "/api/runs/{id}",
    summary: "Read a run: its plan, its timeline, and who may decide what",
    permission: "run:read",
    params,
    answer: runDetailViewSchema,
    errors: ["run_not_found"],
  }),
  log: route({
    method: "GET",
    path: "/api/runs/{id}/log",
    summary: "Follow the log of a phase, as server-sent events",
    permission: "run:read",
    params,
    query: z.strictObject({ phase: z.enum(runPhases) }),
    answer: {
      stream: "text/event-stream",
      description:
        "A message for each chunk, its text as a JSON string and its byte offset as the id, from behind `Last-Event-ID` on; an `end` when the phase is over.",
    },
    errors: ["run_not_found", "invalid_input"],
  }),
  workspaces: route({
    method: "GET",
    path: "/api/runs/workspaces",
    summary: "Read the locks and the stored states of every workspace",
    permission: "state:read",
    answer: z.array(workspaceViewSchema),
    errors: [],
  }),
  request: route({
    method: "POST",
    path: "/api/runs",
    summary: "Ask for a plan; it waits for its turn in the workspace",
    permission: "run:plan",
    body: z.strictObject({ environment: environmentIdSchema, layer: layerSchema, message: commentSchema }),
    answer: runViewSchema,
    errors: ["workspace_not_found"],
  }),
  approve: route({
    method: "POST",
    path: "/api/runs/{id}/approve",
    summary: "Approve the plan that the caller has seen; its digest says which",
    permission: "run:approve",
    params,
    body: z.strictObject({ planDigest: digestSchema, comment: commentSchema }),
    answer: runViewSchema,
    errors: ["run_not_found", "status_conflict", "plan_digest_mismatch", "self_approval", "already_approved"],
  }),
  discard: route({
    method: "POST",
    path: "/api/runs/{id}/discard",
    summary: "End a run whose plan nobody wants applied",
    permission: "run:cancel",
    params,
    body: z.strictObject({ reason: commentSchema }),
    answer: runViewSchema,
    errors: ["run_not_found", "status_conflict"],
  }),
  cancel: route({
    method: "POST",
    path: "/api/runs/{id}/cancel",
    summary: "End a run that waits, or interrupt one that executes",
    permission: "run:cancel",
    params,
    body: z.strictObject({ comment: commentSchema }),
    answer: runViewSchema,
    errors: ["run_not_found", "status_conflict"],
  }),
};
