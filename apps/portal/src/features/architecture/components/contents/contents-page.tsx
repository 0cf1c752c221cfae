import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Panel } from "#portal/design/index.ts";
import type { ArchitectureContents } from "#portal/features/architecture/contents-view.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { DiagramFailure } from "../diagram-failure.tsx";
import type { ArchitectureView } from "../views-nav.tsx";

/** A list of what the model holds of one kind. */
export function ContentsPage({
  view,
  title,
  description,
  children,
}: {
  view: ArchitectureView;
  title: string;
  description: string;
  children: (contents: ArchitectureContents) => ReactNode;
}) {
  const { data, isError, error } = useQuery(architectureQueries.contents());
  if (!data && isError) return <DiagramFailure error={error} />;
  if (!data)
    return (
      <Skeleton height={480} radius="lg" role="status" aria-label={`Loading the ${title.toLowerCase()}`} />
    );
  return (
    <ArchitectureFrame view={view} title={title} description={description} model={data.model}>
      <Panel flush>{children(data)}</Panel>
    </ArchitectureFrame>
  );
}
