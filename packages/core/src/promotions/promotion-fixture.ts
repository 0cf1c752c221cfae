import { environmentIdSchema } from "../environments/index.ts";
import { type Release, releaseIdSchema } from "../releases/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { type Actor, actorSchema } from "../access/index.ts";
import { initialSteps, type Promotion, promotionIdSchema } from "./promotion.ts";
import type { PromotionStatus } from "./promotion-status.ts";

export const requestedAt = new Date("2026-01-01T00:00:00.000Z");

/** @param name its id is the name in lower case */
export function actorFixture(name: string): Actor {
  return actorSchema.parse({ id: name.toLowerCase(), name });
}

/** Of the promotion that is running. */
export const leaseFixture = { id: "lease-1", worker: "host/1", since: requestedAt };

/** @param letter names the release: its digest is 64 times the letter (a–f) */
export function releaseFixture(letter: string, version = `1.0.${letter.charCodeAt(0) - 97}`): Release {
  return {
    id: releaseIdSchema.parse(`00000000-0000-4000-8000-00000000000${letter}`),
    service: "go-demo",
    repository: "greenroom.local/go-demo",
    digest: `sha256:${letter.repeat(64)}`,
    version,
    origin: { kind: "observed", environment: environmentIdSchema.parse("dev") },
    createdAt: requestedAt.toISOString(),
  };
}

/** The same bytes, fetched from somewhere else. */
export function mirrored(release: Release): Release {
  return {
    ...release,
    id: releaseIdSchema.parse(release.id.replace(/^0/, "1")),
    repository: "mirror.local/go-demo",
  };
}

export function promotionFixture(status: PromotionStatus, changes: Partial<Promotion> = {}): Promotion {
  const finished = { startedAt: requestedAt, finishedAt: requestedAt, outcome: "" };
  const state =
    status === "pending"
      ? {}
      : status === "running"
        ? { startedAt: requestedAt, lease: leaseFixture }
        : finished;
  return {
    id: promotionIdSchema.parse("00000000-0000-4000-8000-000000000100"),
    kind: "promote",
    service: "go-demo",
    target: environmentIdSchema.parse("stage"),
    source: environmentIdSchema.parse("dev"),
    release: releaseFixture("b"),
    previousRelease: releaseFixture("a"),
    isPreviousHealthy: true,
    requestedBy: actorFixture("Olga"),
    requestedAt,
    reason: null,
    approvalsRequired: 0,
    approvals: [],
    gates: [],
    steps: initialSteps(),
    abort: null,
    ...state,
    ...changes,
    status,
  } as Promotion;
}

/** A finished promotion into stage as its history remembers it; applied unless `changes` says otherwise. */
export function pastFixture(status: PromotionStatus, changes: Partial<PastPromotion> = {}): PastPromotion {
  const { id, kind, target, release, previousRelease } = promotionFixture(status);
  return {
    id,
    kind,
    target,
    release,
    previousRelease,
    isPreviousHealthy: true,
    isApplied: true,
    ...changes,
    status,
  };
}
