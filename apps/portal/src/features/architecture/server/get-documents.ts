import "server-only";
import type { Authorised } from "@greenroom/core/access";
import {
  type DocumentError,
  documentTitle,
  namedDocument,
  unknownComponent,
} from "@greenroom/core/architecture";
import { type DomainError, err, ok, type Result, UnavailableError } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { DocumentList, DocumentView, NamedDocument } from "../documents/documents-view.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";

/** What is written about a component, or about any of them; each document once, in the model's order. */
export async function listDocuments(
  may: Authorised<"architecture:read">,
  component: string | null,
): Promise<Result<DocumentList, ModelNotLoaded | DomainError<"component_not_found">>> {
  const served = await servedModel(may);
  if (!served.ok) return served;
  const { components } = served.value.architecture;
  const asked = component === null ? components : components.filter(({ id }) => id === component);
  if (component !== null && asked.length === 0) return err(unknownComponent);
  const owners = new Map<string, NamedDocument["component"]>();
  for (const { id, name, zone, documents } of asked)
    for (const path of documents) if (!owners.has(path)) owners.set(path, { id, name, zone });
  return ok({
    documents: await Promise.all(
      [...owners].map(async ([path, owner]) => ({ path, component: owner, ...(await readTitle(path)) })),
    ),
  });
}

export async function getDocument(
  may: Authorised<"architecture:read">,
  component: string,
  path: string,
): Promise<
  Result<
    DocumentView,
    ModelNotLoaded | DocumentError | DomainError<"component_not_found" | "document_not_found">
  >
> {
  const served = await servedModel(may);
  if (!served.ok) return served;
  const named = namedDocument(served.value.architecture, component, path);
  if (!named.ok) return named;
  const read = await portal().architecture.documents.read(named.value);
  return read.ok ? ok({ path: named.value, text: read.value }) : read;
}

async function readTitle(path: string): Promise<Pick<NamedDocument, "title" | "problem">> {
  const { architecture, log } = portal();
  try {
    const read = await architecture.documents.read(path);
    return read.ok
      ? { title: documentTitle(read.value) ?? path, problem: null }
      : { title: path, problem: read.error.message };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log.warn({ err: error }, "a document could not be read");
    return { title: path, problem: error.message };
  }
}
