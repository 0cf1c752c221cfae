import { z } from "zod";
import type { Authorised } from "../access/index.ts";
import { type Environment, environmentIdSchema, findEnvironment } from "../environments/index.ts";
import { standingOf } from "../executions/index.ts";
import { collectEvidence, type MetricsSource } from "../metrics/index.ts";
import {
  observedRelease,
  type Release,
  type ReleaseStore,
  releaseIdSchema,
  releaseIn,
} from "../releases/index.ts";
import { type DomainError, err, type Result } from "../result/index.ts";
import type { RiskHolds } from "../risks/index.ts";
import type { RolloutSource } from "../rollouts/index.ts";
import { metricsScope, placeOf, type PromotedService } from "../services/index.ts";
import { approvalsRequiredFor, canRequest, closedInWords, judgeGates } from "./gates.ts";
import { type Gate, type Promotion, type PromotionKind, promotionKindSchema } from "./promotion.ts";
import type { PromotionStore } from "./promotion-store.ts";
import { podsOfCurrentRevision } from "./verification.ts";

/** What promotions need from the outside. */
export interface PromotionPorts {
  readonly environments: readonly Environment[];
  readonly promoted: PromotedService;
  readonly releases: ReleaseStore;
  readonly promotions: PromotionStore;
  readonly rollouts: RolloutSource;
  readonly metrics: MetricsSource;
  readonly riskHolds: RiskHolds;
}

/** How far back a source's requests count. */
export const evidenceWindowSeconds = 120;

export const requestPromotionSchema = z
  .strictObject({
    kind: promotionKindSchema.default("promote"),
    target: environmentIdSchema,
    releaseId: releaseIdSchema,
    reason: z.string().trim().max(500).optional(),
  })
  .refine(({ kind, reason }) => kind !== "rollback" || (reason !== undefined && reason.length > 0), {
    path: ["reason"],
    message: "a rollback needs a reason; the next person will want to know it",
  });
export type RequestPromotion = z.infer<typeof requestPromotionSchema>;

export type RequestErrorCode =
  | "environment_not_found"
  | "release_not_found"
  | "promotion_gates_closed"
  | "promotion_under_way";

/** Judges every gate with what is known now. `own` is the promotion being judged, where there is one. */
export async function currentGates(
  ports: PromotionPorts,
  target: Environment,
  release: Release,
  kind: PromotionKind,
  own: Promotion | null = null,
): Promise<Gate[]> {
  const { environments, promoted } = ports;
  const source =
    kind === "promote" && target.promotion.from !== null
      ? findEnvironment(environments, target.promotion.from)
      : null;
  const sourceRollout = source && ports.rollouts.find(source.id, promoted.id)?.rollout;
  const [sourceEvidence, active, history, riskHolds] = await Promise.all([
    source && sourceRollout
      ? collectEvidence(
          ports.metrics,
          source,
          metricsScope(promoted, source),
          podsOfCurrentRevision(sourceRollout),
          evidenceWindowSeconds,
        )
      : null,
    ports.promotions.holder(target.id),
    kind === "rollback" ? ports.promotions.history(target.id) : [],
    ports.riskHolds.into(target.id),
  ]);
  return judgeGates({
    kind,
    environments,
    target,
    release,
    rollouts: ports.rollouts.all().filter(({ service }) => service === promoted.id),
    sourceEvidence,
    riskHolds,
    active: active?.id === own?.id ? null : active,
    history,
    approvals: standingOf(own?.approvals ?? []).length,
  });
}

/** Records the wish and, where no approval is missing, queues the work.
 * @throws AccessDeniedError where the person may not promote into that environment */
export async function requestPromotion(
  ports: PromotionPorts,
  may: Authorised<"promotion:request">,
  request: RequestPromotion,
): Promise<Result<Promotion, DomainError<RequestErrorCode>>> {
  const target = findEnvironment(ports.environments, request.target);
  if (target === null)
    return err({
      code: "environment_not_found",
      message: `There is no environment ${request.target}.`,
      field: "target",
    });
  may.at(placeOf(ports.promoted, target));
  const release = await ports.releases.find(request.releaseId);
  if (release === null)
    return err({ code: "release_not_found", message: "There is no such release.", field: "releaseId" });
  const gates = await currentGates(ports, target, release, request.kind);
  if (!canRequest(gates)) return err({ code: "promotion_gates_closed", message: closedInWords(gates) });
  const running = ports.rollouts.find(target.id, ports.promoted.id);
  return ports.promotions.create(
    {
      kind: request.kind,
      service: ports.promoted.id,
      target: target.id,
      source: request.kind === "promote" ? target.promotion.from : null,
      releaseId: release.id,
      previousReleaseId: (await releaseIn(ports, target.id, ports.promoted.id))?.id ?? null,
      isPreviousHealthy: running !== null && observedRelease(running) !== null,
      requestedBy: may.actor,
      reason: request.reason ?? null,
      approvalsRequired: approvalsRequiredFor(request.kind, target),
      gates,
    },
    may.cause,
  );
}
