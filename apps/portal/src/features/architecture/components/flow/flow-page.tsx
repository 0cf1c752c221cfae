"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { FlowPage as Flow } from "#portal/features/architecture/flow-view.ts";
import { stepOnMap } from "#portal/features/architecture/flow-step.ts";
import { pathOfNode } from "#portal/features/architecture/paths.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { DiagramFailure } from "../diagram-failure.tsx";
import { DiagramTrail } from "../diagram-trail.tsx";
import { DiagramWorkspace } from "../workspace/diagram-workspace.tsx";
import classes from "./flow.module.css";
import { SequenceDiagram } from "./sequence-diagram.tsx";
import { StepList } from "./step-list.tsx";
import { StepPlayer } from "./step-player.tsx";
import { useSteps } from "./use-steps.ts";

export function FlowPage({ id }: { id: string }) {
  const { data: flow, isError, error } = useQuery(architectureQueries.flow(id));
  if (!flow && isError) return <DiagramFailure error={error} />;
  if (!flow) return <Skeleton height={560} radius="lg" role="status" aria-label="Loading the flow" />;
  return (
    <ArchitectureFrame
      view="flows"
      title={flow.name}
      description={flow.diagram.description}
      model={flow.diagram.model}
    >
      <FlowStory flow={flow} />
    </ArchitectureFrame>
  );
}

/** The map above, the sequence below, and one step told in both. */
function FlowStory({ flow }: { flow: Flow }) {
  const router = useRouter();
  const player = useSteps(flow.steps.length);
  const { diagram, steps } = flow;
  const step = useMemo(() => stepOnMap(diagram.view, steps, player.step), [diagram, steps, player.step]);
  return (
    <>
      <StepPlayer steps={steps} player={player} />
      <div className={classes.map}>
        <DiagramWorkspace
          page={diagram}
          title={<DiagramTrail trail={diagram.trail} />}
          pathOf={(node) => pathOfNode(diagram, node)}
          onOpen={(path) => router.push(path)}
          step={step}
          aside={<StepList flow={flow} step={player.step} onStep={player.goTo} />}
        />
      </div>
      <SequenceDiagram
        drawn={flow.sequence}
        label={`${flow.name}: sequence diagram`}
        step={player.step}
        onStep={player.goTo}
      />
    </>
  );
}
