import { documentPathSchema, modelIdSchema } from "@greenroom/core/architecture";
import { z } from "zod";
import { getDocument, listDocuments } from "../../../../features/architecture/server/get-documents.ts";
import { httpRoute } from "../../../../http/http-route.ts";

const asked = z
  .strictObject({ component: modelIdSchema.optional(), path: documentPathSchema.optional() })
  .refine(({ component, path }) => path === undefined || component !== undefined, {
    path: ["component"],
    message: "name the component whose document it is",
  });

/** The titles of all documents or of one component's; with a path the Markdown text of one. */
export const GET = httpRoute(
  {
    permission: "architecture:read",
    query: asked,
    status: { model_not_loaded: 503, document_too_large: 413, document_outside_repository: 403 },
  },
  ({ query: { component, path } }) =>
    component === undefined || path === undefined
      ? listDocuments(component ?? null)
      : getDocument(component, path),
);
