import type { Viewer } from "@greenroom/core/access";
import { rolesWith, whyNot } from "@greenroom/core/access";
import { deploymentPlace, type Environment } from "@greenroom/core/environments";
import { standingOf } from "@greenroom/core/executions";
import { isApproved, type Promotion } from "@greenroom/core/promotions";
import { isAcceptanceExpired, isReviewOverdue, type Risk } from "@greenroom/core/risks";
import { availableDecisions, type Run, workspaceName } from "@greenroom/core/runs";
import type { WaitingItem } from "./contract.ts";

/** @param approvalsRequired of the run's workspace */
export function waitingRun(run: Run, viewer: Viewer, approvalsRequired: number): WaitingItem | null {
  const { approve, approvals } = availableDecisions(run, viewer, approvalsRequired);
  if (approve === null) return null;
  const given = `${approvals.given} of ${approvals.required} approvals`;
  return {
    kind: "run",
    id: run.id,
    title: `Plan for ${workspaceName(run.workspace)}: ${run.message}`,
    waitsFor: approve.allowed ? `${given}; you may approve it.` : `${given}. ${approve.reason}`,
    path: `/runs/${run.id}`,
    since: run.statusSince.toISOString(),
  };
}

export function waitingPromotion(
  promotion: Promotion,
  viewer: Viewer,
  environments: readonly Environment[],
): WaitingItem | null {
  if (promotion.status !== "pending" || isApproved(promotion)) return null;
  const given = `${standingOf(promotion.approvals).length} of ${promotion.approvalsRequired} approvals`;
  const isOwn = promotion.requestedBy.id === viewer.id;
  const why = whyNot(viewer, "promotion:approve", deploymentPlace(environments, promotion.target));
  const who = isOwn
    ? "You asked for it, so another approver decides."
    : why === null
      ? "You may approve it."
      : why.reason === "not_in_person"
        ? why.words
        : `The roles ${rolesWith("promotion:approve").join(", ")} may approve it.`;
  return {
    kind: "promotion",
    id: promotion.id,
    title: `${promotion.release.version} to ${promotion.target}`,
    waitsFor: `${given}. ${who}`,
    path: `/promotions/${promotion.id}`,
    since: promotion.requestedAt.toISOString(),
  };
}

export function waitingRisk(risk: Risk, today: string): WaitingItem | null {
  const isExpired = isAcceptanceExpired(risk, today);
  if (!isExpired && !isReviewOverdue(risk, today)) return null;
  return {
    kind: "risk",
    id: risk.id,
    title: risk.title,
    waitsFor: isExpired ? "Its acceptance has expired." : `Its review was due on ${risk.reviewBy}.`,
    path: `/risks/${risk.id}`,
    since: null,
  };
}
