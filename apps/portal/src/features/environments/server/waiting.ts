import "server-only";
import { authorize } from "@greenroom/core/access";
import { isActive } from "@greenroom/core/promotions";
import { withDecision } from "@greenroom/core/risks";
import { approvalsRequired } from "@greenroom/core/runs";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { WaitingItem } from "../queries/environment-queries.ts";
import { waitingPromotion, waitingRisk, waitingRun } from "../waiting-items.ts";

const lookedAtMax = 100;

/** What goes on only when a person decides, the longest waiting first; what has no time is last. */
export async function getWaiting(): Promise<WaitingItem[]> {
  const viewer = await requireViewer("environment:read");
  authorize(viewer, "environment:read");
  authorize(viewer, "run:read");
  authorize(viewer, "promotion:read");
  authorize(viewer, "risk:read");
  const { environments, runs, promotions, riskDecisions, architecture } = portal();
  const [planned, recent, decisions, { content }] = await Promise.all([
    runs.list({ status: "planned", limit: lookedAtMax }),
    promotions.list(lookedAtMax),
    riskDecisions.newest(),
    architecture.model.current(),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const items = [
    ...planned.map((run) => waitingRun(run, viewer, approvalsRequired(environments, run))),
    ...recent.filter(isActive).map((promotion) => waitingPromotion(promotion, viewer)),
    ...(content?.risks ?? []).map((risk) =>
      waitingRisk(
        withDecision(risk, decisions.find((decision) => decision.risk === risk.id) ?? null, today),
        today,
      ),
    ),
  ];
  return items
    .filter((item) => item !== null)
    .toSorted((a, b) => (a.since ?? "9").localeCompare(b.since ?? "9"));
}
