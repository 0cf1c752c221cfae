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
import {
  findPromoted,
  metricsScope,
  placeOf,
  type PromotedService,
  type Service,
} from "../services/index.ts";
import { approvalsRequiredFor, canRequest, closedInWords, judgeGates } from "./gates.ts";
import { type Gate, type Promotion, type PromotionKind, promotionKindSchema } from "./promotion.ts";
import type { PromotionStore } from "./promotion-store.ts";
import { podsOfCurrentRevision } from "./verification.ts";

/** What promotions need from the outside. */
export interface PromotionPorts {
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
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
    /** Left out where one service alone is promoted. */
    service: z.string().min(1).max(63).optional(),
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
  | "service_unknown"
  | "environment_not_found"
  | "release_not_found"
  | "promotion_gates_closed"
  | "promotion_under_way";

/** Judges every gate with what is known now. `own` is the promotion being judged, where there is one. */
export async function currentGates(
  ports: PromotionPorts,
  service: PromotedService,
  target: Environment,
  release: Release,
  kind: PromotionKind,
  own: Promotion | null = null,
): Promise<Gate[]> {
  const { environments } = ports;
  const source =
    kind === "promote" && target.promotion.from !== null
      ? findEnvironment(environments, target.promotion.from)
      : null;
  const sourceRollout = source && ports.rollouts.find(source.id, service.id)?.rollout;
  const [sourceEvidence, active, history, riskHolds] = await Promise.all([
    source && sourceRollout
      ? collectEvidence(
          ports.metrics,
          source,
          metricsScope(service, source),
          podsOfCurrentRevision(sourceRollout),
          evidenceWindowSeconds,
        )
      : null,
    ports.promotions.holder(target.id, service.id),
    kind === "rollback" ? ports.promotions.history(target.id, service.id) : [],
    ports.riskHolds.into(target.id),
  ]);
  return judgeGates({
    kind,
    environments,
    target,
    release,
    rollouts: ports.rollouts.all().filter((rollout) => rollout.service === service.id),
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
  const promoted = findPromoted(ports.services, request.service);
  if (!promoted.ok) return promoted;
  const service = promoted.value;
  may.at(placeOf(service, target));
  const release = await ports.releases.find(request.releaseId);
  if (release === null || release.service !== service.id)
    return err({
      code: "release_not_found",
      message: `There is no such release of ${service.id}.`,
      field: "releaseId",
    });
  const gates = await currentGates(ports, service, target, release, request.kind);
  if (!canRequest(gates)) return err({ code: "promotion_gates_closed", message: closedInWords(gates) });
  const running = ports.rollouts.find(target.id, service.id);
  return ports.promotions.create(
    {
      kind: request.kind,
      service: service.id,
      target: target.id,
      source: request.kind === "promote" ? target.promotion.from : null,
      releaseId: release.id,
      previousReleaseId: (await releaseIn(ports, target.id, service.id))?.id ?? null,
      isPreviousHealthy: running !== null && observedRelease(running) !== null,
      requestedBy: may.actor,
      reason: request.reason ?? null,
      approvalsRequired: approvalsRequiredFor(request.kind, target),
      gates,
    },
    may.cause,
  );
}
