import { architectureRoutes } from "#portal/features/architecture/contract.ts";
import { listDocuments } from "#portal/features/architecture/server/get-documents.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(architectureRoutes.documents, ({ may, query }) =>
  listDocuments(may, query.component ?? null),
);
