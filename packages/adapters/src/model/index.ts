export { createDocumentDirectory, documentsOf } from "./document-directory.ts";
export { createModelDirectory, readModelFiles } from "./model-directory.ts";
export { modelDocuments } from "./model-documents.ts";
export { createModelRevisions } from "./model-revisions.ts";
