import { Anchor, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { CopyableId, EmptyState, FailedState } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import type { ComponentDetail } from "#portal/features/architecture/architecture-view.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import classes from "./documents.module.css";

/** Loaded with the first document: the map is of use without it. */
const MarkdownText = dynamic(
  () =>
    import("./markdown-text.tsx").then(
      (loaded) => loaded.MarkdownText,
      () => NotLoaded,
    ),
  { ssr: false, loading: Waiting },
);

/** One document, with the way back to the others. */
export function DocumentReader({
  component,
  path,
  onOpen,
}: {
  component: ComponentDetail;
  path: string;
  onOpen: (path: string | null) => void;
}) {
  const isNamed = component.documents.includes(path);
  return (
    <article aria-label={path}>
      <div className={classes.head}>
        <Anchor component="button" type="button" fz="sm" onClick={() => onOpen(null)}>
          All documents
        </Anchor>
        {isNamed && <CopyableId value={path} length={path.length} />}
      </div>
      {isNamed ? (
        <Content component={component} path={path} onOpen={onOpen} />
      ) : (
        <EmptyState title={`${component.name} has no such document`}>
          The model does not name “{path}” for it. It may have been moved; look among all documents.
        </EmptyState>
      )}
    </article>
  );
}

function Content({
  component: { id, documents },
  path,
  onOpen,
}: {
  component: ComponentDetail;
  path: string;
  onOpen: (path: string) => void;
}) {
  const { data, error } = useQuery(architectureQueries.document(id, path));
  const problem = error instanceof ProblemError ? error : null;
  // What is refused now is no longer there, even if it was read a moment ago.
  const isRefused = problem !== null && problem.status >= 400 && problem.status < 500;
  if (error && (!data || isRefused)) {
    const isGone = problem?.problem.code === "document_file_not_found";
    return (
      <FailedState
        what={isGone ? "This document is gone." : "This document could not be read."}
        why={error.message}
        remedy={problem?.problem.remedy}
      />
    );
  }
  if (!data) return <Waiting />;
  return <MarkdownText text={data.text} from={path} documents={documents} onOpen={onOpen} />;
}

function Waiting() {
  return <Skeleton height={240} role="status" aria-busy="true" aria-label="Loading the document" />;
}

function NotLoaded() {
  return (
    <FailedState
      what="This document could not be shown."
      why="A part of the page did not load."
      remedy="Reload the page."
    />
  );
}
