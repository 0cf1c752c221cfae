import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { getDocument } from "#portal/features/architecture/server/get-documents.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.document, ({ may, query: { component, path } }) =>
  getDocument(may, component, path),
);
