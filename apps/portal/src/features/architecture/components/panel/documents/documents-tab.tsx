import type { ComponentDetail } from "#portal/features/architecture/architecture-view.ts";
import { DocumentIndex } from "./document-index.tsx";
import { DocumentReader } from "./document-reader.tsx";

/** What is written about a component: the titles, or the one that is open. */
export function DocumentsTab({
  component,
  path,
  onOpen,
}: {
  component: ComponentDetail;
  /** The document that is open; null = the titles. */
  path: string | null;
  onOpen: (path: string | null) => void;
}) {
  return path === null ? (
    <DocumentIndex component={component.id} onOpen={onOpen} />
  ) : (
    <DocumentReader key={path} component={component} path={path} onOpen={onOpen} />
  );
}
