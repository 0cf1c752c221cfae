import "server-only";
import { findRealityGaps, withSeenWorkloads } from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { askClusters } from "./ask-clusters.ts";
import { drawDiagram } from "./draw-diagram.ts";
import { diagramText, getDiagram } from "./get-diagram.ts";
import { servedModel } from "./served-model.ts";

/** A page waits for its clusters no longer than this. */
const answerWithinMs = 3_000;

/** A diagram, and where it shows what runs where, what is seen running beside the model. */
export async function getPage(scope: DiagramScope): Promise<Result<DiagramPage>> {
  const page = await getDiagram(scope);
  return page.ok && scope.level === "deployment" ? addSeen(page.value) : page;
}

async function addSeen(page: DiagramPage): Promise<Result<DiagramPage>> {
  const served = await servedModel();
  if (!served.ok) return served;
  const { architecture } = served.value;
  const { seen, namespaces, unread } = await withinTime(askClusters());
  const today = new Date().toISOString().slice(0, 10);
  const found = new Set(
    findRealityGaps(architecture, seen, { today, namespaces })
      .filter(({ rule }) => rule === "seen-not-modelled")
      .map(({ subject }) => subject.id),
  );
  const strays = seen.filter(({ namespace, name }) => found.has(`${namespace}/${name}`));
  if (strays.length === 0) return ok({ ...page, gaps: unread });
  const view = withSeenWorkloads(architecture, page.view, strays);
  const { text, undrawnEdges } = diagramText(view, page.scope);
  return ok({ ...page, view, text, undrawnEdges, drawn: await drawDiagram(text, view), gaps: unread });
}

async function withinTime(answer: ReturnType<typeof askClusters>): ReturnType<typeof askClusters> {
  const unread = [`The clusters did not answer within ${answerWithinMs / 1000} s.`];
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Awaited<typeof answer>>((resolve) => {
    timer = setTimeout(() => resolve({ seen: [], namespaces: [], unread }), answerWithinMs);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
