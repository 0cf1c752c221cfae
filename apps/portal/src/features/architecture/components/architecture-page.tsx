"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { DiagramScope } from "../diagram-scope.ts";
import { pathOfNode } from "../paths.ts";
import { architectureQueries } from "../queries/architecture-queries.ts";
import { ArchitectureFrame } from "./architecture-frame.tsx";
import { RequirementPanel } from "./contents/requirement-panel.tsx";
import { DiagramFailure } from "./diagram-failure.tsx";
import { DiagramTrail } from "./diagram-trail.tsx";
import type { ArchitectureView } from "./views-nav.tsx";
import { DiagramWorkspace } from "./workspace/diagram-workspace.tsx";

const viewOf: Readonly<Record<DiagramScope["level"], ArchitectureView>> = {
  landscape: "landscape",
  zone: "landscape",
  component: "landscape",
  requirement: "requirements",
  flow: "flows",
  deployment: "deployment",
};

/** One diagram of the model, whatever it is about. */
export function ArchitecturePage({ scope }: { scope: DiagramScope }) {
  const router = useRouter();
  const { data: page, isError, error } = useQuery(architectureQueries.diagram(scope));
  if (!page && isError) return <DiagramFailure error={error} />;
  if (!page) return <Skeleton height={560} radius="lg" role="status" aria-label="Loading the architecture" />;
  return (
    <ArchitectureFrame
      view={viewOf[scope.level]}
      title={page.title}
      description={page.description}
      model={page.model}
    >
      <DiagramWorkspace
        key={page.trail.at(-1)?.path}
        page={page}
        title={<DiagramTrail trail={page.trail} />}
        pathOf={(node) => pathOfNode(page, node)}
        onOpen={(path) => router.push(path)}
        initial={scope.level === "component" ? scope.component : null}
        aside={scope.level === "requirement" && <RequirementPanel id={scope.requirement} />}
      />
    </ArchitectureFrame>
  );
}
