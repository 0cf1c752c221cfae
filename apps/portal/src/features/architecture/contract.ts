import { documentPathSchema, modelIdSchema, trafficReadingSchema } from "@greenroom/core/architecture";
import { environmentIdSchema } from "@greenroom/core/environments";
import { revisionSchema } from "@greenroom/core/risks";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";
import { diagramPageSchema, liveStatesSchema } from "./architecture-view.ts";
import { comparisonModes, comparisonSchema } from "./compare/comparison-view.ts";
import { architectureContentsSchema } from "./contents-view.ts";
import { diagramScopeSchema } from "./diagram-scope.ts";
import { documentListSchema, documentViewSchema } from "./documents/documents-view.ts";
import { driftReadingSchema } from "./drift-view.ts";
import { findingsViewSchema } from "./findings-view.ts";
import { flowPageSchema } from "./flow-view.ts";
import { componentHistorySchema } from "./history/history-view.ts";
import { whatIfViewSchema } from "./what-if-view.ts";

const onePart = z
  .strictObject({ component: modelIdSchema.optional(), zone: modelIdSchema.optional() })
  .refine(({ component, zone }) => (component === undefined) !== (zone === undefined), {
    path: ["component"],
    message: "name a component or a zone",
  });
/** A revision of the model, or an environment. */
const side = z
  .union([revisionSchema, environmentIdSchema], "should be a revision of the model or an environment")
  .optional();

export const architectureRoutes = {
  diagram: route({
    method: "GET",
    path: "/api/architecture/diagram",
    summary: "Read a part of the model as a laid out diagram, with what is known of everything that it shows",
    permission: "architecture:read",
    query: diagramScopeSchema,
    answer: diagramPageSchema,
    errors: [
      "model_not_loaded",
      "zone_not_found",
      "component_not_found",
      "requirement_not_found",
      "flow_not_found",
    ],
  }),
  contents: route({
    method: "GET",
    path: "/api/architecture/contents",
    summary: "List everything of the model that has a page of its own",
    permission: "architecture:read",
    answer: architectureContentsSchema,
    errors: ["model_not_loaded"],
  }),
  flow: route({
    method: "GET",
    path: "/api/architecture/flows/{flow}",
    summary: "Read a flow step by step, with its sequence and its diagram",
    permission: "architecture:read",
    params: z.object({ flow: modelIdSchema }),
    answer: flowPageSchema,
    errors: ["model_not_loaded", "flow_not_found"],
  }),
  whatIf: route({
    method: "GET",
    path: "/api/architecture/what-if",
    summary: "Read from the model what would happen if components or whole zones failed",
    permission: "architecture:read",
    query: z.strictObject({
      fail: z
        .string()
        .max(4_000)
        .default("")
        .describe(
          "Such as component:edge-gateway,zone:billing; what is not like that is named among `unknown`.",
        ),
    }),
    answer: whatIfViewSchema,
    errors: ["model_not_loaded"],
  }),
  findings: route({
    method: "GET",
    path: "/api/architecture/findings",
    summary: "Read what the rules find in the model, and where it differs from what runs",
    permission: "architecture:read",
    answer: findingsViewSchema,
    errors: ["model_not_loaded"],
  }),
  history: route({
    method: "GET",
    path: "/api/architecture/history",
    summary: "Read what happened to a component, or to those of a zone, as far as the caller may read of it",
    permission: "architecture:read",
    query: onePart,
    answer: componentHistorySchema,
    errors: ["model_not_loaded", "component_not_found", "zone_not_found"],
  }),
  documents: route({
    method: "GET",
    path: "/api/architecture/documents",
    summary: "List the titles of all documents, or of one component's",
    permission: "architecture:read",
    query: z.strictObject({ component: modelIdSchema.optional() }),
    answer: documentListSchema,
    errors: ["model_not_loaded", "component_not_found"],
  }),
  document: route({
    method: "GET",
    path: "/api/architecture/documents/text",
    summary: "Read the Markdown text of a document that the model names for a component",
    permission: "architecture:read",
    query: z.strictObject({ component: modelIdSchema, path: documentPathSchema }),
    answer: documentViewSchema,
    errors: [
      "model_not_loaded",
      "component_not_found",
      "document_not_found",
      "document_file_not_found",
      "document_outside_repository",
      "document_too_large",
    ],
  }),
  states: route({
    method: "GET",
    path: "/api/architecture/states",
    summary: "Read how every component does right now, and which risks fire",
    permission: "architecture:read",
    answer: liveStatesSchema,
    errors: [],
  }),
  traffic: route({
    method: "GET",
    path: "/api/architecture/traffic",
    summary:
      "Read the traffic of everything that the model binds to a measurement, and of services in one environment",
    permission: "architecture:read",
    query: z.strictObject({ environment: environmentIdSchema.optional() }),
    answer: trafficReadingSchema,
    errors: ["environment_not_found"],
  }),
  drift: route({
    method: "GET",
    path: "/api/architecture/drift",
    summary:
      "Read what the newest plan of each layer says, in the environments whose runs the caller may read",
    permission: "architecture:read",
    answer: driftReadingSchema,
    errors: [],
  }),
  compare: route({
    method: "GET",
    path: "/api/architecture/compare",
    summary:
      "Compare the model with its past, with what runs or with what Terraform made, or two environments, as far as the caller may read of them",
    permission: "architecture:read",
    query: z.strictObject({
      mode: z.enum(comparisonModes),
      from: side,
      to: side,
      zone: modelIdSchema.optional(),
    }),
    answer: comparisonSchema,
    errors: ["model_not_loaded", "no_revisions", "revision_not_found", "environment_not_found"],
  }),
};
