"use client";

import { Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import type { WhatIfView } from "#portal/features/architecture/what-if-view.ts";
import type { DiagramScope } from "#portal/features/architecture/diagram-scope.ts";
import {
  type FailingPart,
  formatFailing,
  parseFailing,
  unreadParts,
} from "#portal/features/architecture/failing-parts.ts";
import { readSimulation } from "#portal/features/architecture/overlays/simulation-overlay.ts";
import { whatIfPath } from "#portal/features/architecture/paths.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { DiagramFailure } from "../diagram-failure.tsx";
import { DiagramTrail } from "../diagram-trail.tsx";
import { DiagramWorkspace } from "../workspace/diagram-workspace.tsx";
import { ConsequenceList } from "./consequence-list.tsx";
import { OutcomeNote } from "./outcome-note.tsx";
import { SimulationBanner } from "./simulation-banner.tsx";
import classes from "./what-if.module.css";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** What would happen without some parts. The address holds all of it, so that it can be sent to somebody. */
export function WhatIfPage() {
  const [{ fail, zone }, setUrl] = useQueryStates({
    fail: parseAsString.withDefault(""),
    zone: parseAsString,
  });
  const failing = parseFailing(fail);
  const scope: DiagramScope = zone === null ? { level: "landscape" } : { level: "zone", zone };
  const diagram = useQuery(architectureQueries.diagram(scope));
  const simulation = useQuery({ ...architectureQueries.whatIf(failing), placeholderData: keepPreviousData });
  const error = diagram.error ?? simulation.error;
  if (error) return <DiagramFailure error={error} what="The simulation could not be computed." />;
  if (!diagram.data || !simulation.data)
    return <Skeleton height={560} radius="lg" role="status" aria-label="Loading the simulation" />;
  return (
    <ArchitectureFrame
      view="what-if"
      title={pageLabels["/architecture/what-if"]}
      description="Computed from the model: what each part does without what it depends on. Nothing is touched."
      model={diagram.data.model}
    >
      <SimulationBanner
        failing={failing}
        unread={unreadParts(fail)}
        simulation={simulation.data}
        onChange={(parts) => void setUrl({ fail: formatFailing(parts) || null })}
      />
      <div className={classes.map}>
        <Simulation page={diagram.data} simulation={simulation.data} failing={failing} />
      </div>
    </ArchitectureFrame>
  );
}

function Simulation({
  page,
  simulation,
  failing,
}: {
  page: DiagramPage;
  simulation: WhatIfView;
  failing: readonly FailingPart[];
}) {
  const router = useRouter();
  const { view, scope, trail, facts, model } = page;
  const overlay = useMemo(
    () => readSimulation(view.nodes, simulation, model.loadedAt),
    [view, simulation, model.loadedAt],
  );
  const here = scope.level === "zone" ? scope.zone : null;
  return (
    <DiagramWorkspace
      key={here}
      page={page}
      title={
        <DiagramTrail
          trail={trail.map(({ label }, index) => ({
            label,
            path: whatIfPath(failing, index === 0 ? undefined : (here ?? undefined)),
          }))}
        />
      }
      pathOf={({ target }) => {
        const zone = target.kind === "zone" ? target.id : facts.find(({ id }) => id === target.id)?.zone;
        return zone === undefined || zone === here ? null : whatIfPath(failing, zone);
      }}
      onOpen={(path) => router.push(path)}
      overlay={overlay}
      isSimulation
      failing={failing}
      renderNote={(node) => <OutcomeNote node={node} components={simulation.components} />}
      aside={<ConsequenceList simulation={simulation} />}
    />
  );
}
