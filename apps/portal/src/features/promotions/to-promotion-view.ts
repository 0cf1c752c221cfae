import { lapseInWords } from "@greenroom/core/executions";
import type { Promotion } from "@greenroom/core/promotions";
import { ok, type Result } from "@greenroom/core/result";
import type { PromotionView } from "./promotion-view.ts";

/** What a browser gets to know: neither the lease nor what was recorded for judging alone. */
export function toPromotionView(promotion: Promotion): PromotionView {
  const { id, kind, status, service, target, source, release, previousRelease, requestedBy } = promotion;
  const { reason, approvalsRequired, gates, abort } = promotion;
  return {
    id,
    kind,
    status,
    service,
    target,
    source,
    release,
    previousRelease,
    requestedBy,
    requestedAt: promotion.requestedAt.toISOString(),
    reason,
    approvalsRequired,
    approvals: promotion.approvals.map((approval) => ({
      by: approval.by,
      at: approval.at.toISOString(),
      comment: approval.comment ?? null,
      lapsed: lapseInWords(approval),
    })),
    gates,
    steps: promotion.steps.map(({ name, status: stepStatus, startedAt, finishedAt, detail }) => ({
      name,
      status: stepStatus,
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
      detail,
    })),
    abort: abort && { by: abort.by, at: abort.at.toISOString(), comment: abort.comment ?? null },
    outcome: "outcome" in promotion ? promotion.outcome : null,
  };
}

/** What came of a command. */
export function asPromotionView<Failure>(
  decided: Result<Promotion, Failure>,
): Result<PromotionView, Failure> {
  return decided.ok ? ok(toPromotionView(decided.value)) : decided;
}
