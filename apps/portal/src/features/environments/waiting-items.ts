import { can, type Viewer } from "@greenroom/core/access";
import type { Decision } from "@greenroom/core/executions";
import { type Promotion, promotionDecisions } from "@greenroom/core/promotions";
import { isAcceptanceExpired, isReviewOverdue, type Risk } from "@greenroom/core/risks";
import { type Run, runDecisions, workspaceName } from "@greenroom/core/runs";
import type { WaitingItem } from "./contract.ts";

/** @param approvalsRequired of the run's workspace */
export function waitingRun(run: Run, viewer: Viewer, approvalsRequired: number): WaitingItem | null {
  const { approve, approvals } = runDecisions(run, viewer, approvalsRequired);
  if (approve === null) return null;
  return {
    kind: "run",
    id: run.id,
    title: [`Plan for ${workspaceName(run.workspace)}`, run.message].filter((part) => part !== "").join(": "),
    waitsFor: inWords(approve, approvals),
    mayDecide: approve.allowed,
    path: `/runs/${run.id}`,
    since: run.statusSince.toISOString(),
  };
}

export function waitingPromotion(promotion: Promotion, viewer: Viewer): WaitingItem | null {
  const { approve, approvals } = promotionDecisions(promotion, viewer);
  if (approve === null) return null;
  return {
    kind: "promotion",
    id: promotion.id,
    title: `${promotion.service} ${promotion.release.version} to ${promotion.target}`,
    waitsFor: inWords(approve, approvals),
    mayDecide: approve.allowed,
    path: `/promotions/${promotion.id}`,
    since: promotion.requestedAt.toISOString(),
  };
}

export function waitingRisk(risk: Risk, viewer: Viewer, today: string): WaitingItem | null {
  const isExpired = isAcceptanceExpired(risk, today);
  if (!isExpired && !isReviewOverdue(risk, today)) return null;
  return {
    kind: "risk",
    id: risk.id,
    title: risk.title,
    waitsFor: isExpired ? "Its acceptance has expired." : `Its review was due on ${risk.reviewBy}.`,
    mayDecide: can(viewer, "risk:decide"),
    path: `/risks/${risk.id}`,
    since: null,
  };
}

function inWords(
  approve: NonNullable<Decision>,
  { given, required }: { readonly given: number; readonly required: number },
): string {
  const count = `${given} of ${required} approvals`;
  return approve.allowed ? `${count}; you may approve it.` : `${count}. ${approve.reason}`;
}
