import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { findRealityGaps, withSeenWorkloads } from "@greenroom/core/architecture";
import { ok, type Result } from "@greenroom/core/result";
import type { DiagramPage } from "../architecture-view.ts";
import type { DiagramScope } from "../diagram-scope.ts";
import { askClusters } from "./ask-clusters.ts";
import { drawDiagram } from "./draw-diagram.ts";
import { getDiagram } from "./get-diagram.ts";
import type { NotInModel } from "./not-in-model.ts";
import { type ModelNotLoaded, servedModel } from "./served-model.ts";
import { diagramText } from "./to-diagram-page.ts";

/** A page waits for its clusters no longer than this. */
const answerWithinMs = 3_000;

/** A diagram, and where it shows what runs where, what is seen running beside the model. */
export async function getPage(
  may: Authorised<"architecture:read">,
  scope: DiagramScope,
): Promise<Result<DiagramPage, ModelNotLoaded | NotInModel>> {
  const page = await getDiagram(may, scope);
  return page.ok && scope.level === "deployment" ? addSeen(may, page.value) : page;
}

async function addSeen(
  may: Authorised<"architecture:read">,
  page: DiagramPage,
): Promise<Result<DiagramPage, ModelNotLoaded>> {
  const served = await servedModel(may);
  if (!served.ok) return served;
  const { architecture } = served.value;
  const { seen, isRead, unread } = await withinTime(askClusters(may));
  const today = new Date().toISOString().slice(0, 10);
  const found = new Set(
    findRealityGaps(architecture, seen, { today, isRead })
      .filter(({ rule }) => rule === "seen-not-modelled")
      .map(({ subject }) => subject.id),
  );
  const strays = seen.filter(({ namespace, name }) => found.has(`${namespace}/${name}`));
  if (strays.length === 0) return ok({ ...page, gaps: unread });
  const view = withSeenWorkloads(architecture, page.view, strays);
  const { text } = diagramText(view, page.scope);
  return ok({ ...page, view, text, drawn: await drawDiagram(text, view), gaps: unread });
}

async function withinTime(answer: ReturnType<typeof askClusters>): ReturnType<typeof askClusters> {
  const unread = [`The clusters did not answer within ${answerWithinMs / 1000} s.`];
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Awaited<typeof answer>>((resolve) => {
    timer = setTimeout(() => resolve({ seen: [], isRead: () => false, unread }), answerWithinMs);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
