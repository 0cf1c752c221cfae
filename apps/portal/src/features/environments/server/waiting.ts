import "server-only";
import { type Authorised, can } from "@greenroom/core/access";
import { promotionAsItStands, promotionPlace } from "@greenroom/core/promotions";
import { withDecision } from "@greenroom/core/risks";
import { approvalsRequired, runAsItStands } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import type { WaitingItem } from "../contract.ts";
import { waitingPromotion, waitingRisk, waitingRun } from "../waiting-items.ts";

/** What goes on only when a person decides, the longest waiting first; what has no time is last. Only what the viewer
 * may read. */
export async function getWaiting({ viewer }: Authorised<"environment:read">): Promise<WaitingItem[]> {
  const { access, environments, runs, promotions, riskDecisions, architecture } = portal();
  const [heldWorkspaces, heldTargets, decisions, { content }] = await Promise.all([
    runs.holders(),
    promotions.holders(),
    riskDecisions.newest(),
    architecture.model.current(),
  ]);
  const now = new Date();
  const { standingRights } = access;
  const [plansNow, promotionsNow] = await Promise.all([
    Promise.all(
      heldWorkspaces
        .filter(({ workspace: { environment } }) => can(viewer, "run:read", { environment }))
        .map((run) => runAsItStands(run, standingRights, now)),
    ),
    Promise.all(
      heldTargets
        .filter((promotion) => can(viewer, "promotion:read", promotionPlace(promotion)))
        .map((promotion) => promotionAsItStands(promotion, standingRights, now)),
    ),
  ]);
  const today = now.toISOString().slice(0, 10);
  const items = [
    ...plansNow.map((run) => waitingRun(run, viewer, approvalsRequired(environments, run))),
    ...promotionsNow.map((promotion) => waitingPromotion(promotion, viewer)),
    ...(can(viewer, "risk:read") ? (content?.risks ?? []) : []).map((risk) =>
      waitingRisk(
        withDecision(risk, decisions.find((decision) => decision.risk === risk.id) ?? null, today),
        viewer,
        today,
      ),
    ),
  ];
  return items
    .filter((item) => item !== null)
    .toSorted((a, b) => (a.since ?? "9").localeCompare(b.since ?? "9"));
}
