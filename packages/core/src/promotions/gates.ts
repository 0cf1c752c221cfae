import { type Environment, findEnvironment } from "../environments/index.ts";
import type { Evidence } from "../metrics/index.ts";
import { type Release, sameImage } from "../releases/index.ts";
import type { RiskHold } from "../risks/index.ts";
import type { ServiceRollout } from "../rollouts/index.ts";
import { judgeReturn, standingsIn } from "./judge-return.ts";
import type { PastPromotion } from "./past-promotion.ts";
import type { Gate, Promotion, PromotionKind } from "./promotion.ts";
import { judgeEvidence } from "./verification.ts";

/** Everything that the gates look at, gathered before they are judged. */
export interface GateInput {
  readonly kind: PromotionKind;
  readonly environments: readonly Environment[];
  readonly target: Environment;
  readonly release: Release;
  /** Of the service, in each environment. */
  readonly rollouts: readonly ServiceRollout[];
  /** Of the source environment; null where there is no source. */
  readonly sourceEvidence: Evidence | null;
  /** Checks of the risk register that speak of the target; null = it could not be read. */
  readonly riskHolds: readonly RiskHold[] | null;
  /** The pending or running promotion into the target, other than the one being judged. */
  readonly active: Promotion | null;
  /** What the target's promotions tell of going back, newest first. */
  readonly history: readonly PastPromotion[];
  /** Given so far; none before the request. */
  readonly approvals: number;
}

/** The same gates before the click, at the request and again in the job. */
export function judgeGates(input: GateInput): Gate[] {
  const { kind, target, environments } = input;
  const from = kind === "promote" ? target.promotion.from : null;
  const source = from === null ? null : findEnvironment(environments, from);
  return [
    judgeOrder(input, source),
    ...judgeRollbackTarget(input),
    judgeReachable(input),
    judgeDiffers(input),
    judgeNoOther(input),
    ...judgeSource(input, source),
    judgeRisks(input),
    judgeApproval(input),
  ];
}

export function canRequest(gates: readonly Gate[]): boolean {
  return gates.every(({ state }) => state !== "closed");
}

export function canStart(gates: readonly Gate[]): boolean {
  return gates.every(({ state }) => state === "open" || state === "not_applicable");
}

export function closedInWords(gates: readonly Gate[]): string {
  return gates
    .filter(({ state }) => state === "closed" || state === "waiting")
    .map(({ words }) => words)
    .join(" ");
}

function rolloutOf(input: GateInput, id: string): ServiceRollout | null {
  return input.rollouts.find(({ environment }) => environment === id) ?? null;
}

function judgeOrder({ kind, target, release, ...rest }: GateInput, source: Environment | null): Gate {
  const gate = { id: "order", title: "Order of environments" } as const;
  if (kind === "rollback")
    return { ...gate, state: "not_applicable", words: "A rollback goes back to what ran here before." };
  if (source === null)
    return {
      ...gate,
      state: "open",
      words: `${target.name} is the first environment: any known release may go there.`,
    };
  const image = rest.rollouts.find(({ environment }) => environment === source.id)?.rollout?.image;
  if (!image?.digest)
    return {
      ...gate,
      state: "closed",
      words: `It is not known what ${source.name} runs, so nothing may go on to ${target.name}.`,
    };
  return sameImage(image, release)
    ? { ...gate, state: "open", words: `${source.name} runs ${release.version} by the same digest.` }
    : {
        ...gate,
        state: "closed",
        words: `${target.name} takes releases from ${source.name}, and ${source.name} does not run ${release.version}.`,
      };
}

/** The gates that a rollback skips are skipped for the sake of what is known to have run here, and for nothing else. */
function judgeRollbackTarget({ kind, target, release, history }: GateInput): Gate[] {
  if (kind !== "rollback") return [];
  const { isAllowed, words } = judgeReturn(standingsIn(history, target.id), target, release);
  return [
    { id: "rollback-target", title: "Ran well here before", state: isAllowed ? "open" : "closed", words },
  ];
}

function judgeReachable(input: GateInput): Gate {
  const gate = { id: "target-reachable", title: "Target reachable" } as const;
  const { target } = input;
  const seen = rolloutOf(input, target.id);
  if (seen?.connection.state !== "connected")
    return {
      ...gate,
      state: "closed",
      words: `The cluster of ${target.name} is not reachable: ${seen?.connection.reason ?? "nothing is known of it"}.`,
    };
  return { ...gate, state: "open", words: `The cluster of ${target.name} answers.` };
}

function judgeDiffers(input: GateInput): Gate {
  const gate = { id: "target-differs", title: "Target runs something else" } as const;
  const { target, release } = input;
  const image = rolloutOf(input, target.id)?.rollout?.image;
  return sameImage(image, release)
    ? { ...gate, state: "closed", words: `${target.name} has ${release.version} already.` }
    : { ...gate, state: "open", words: `${target.name} does not have ${release.version} yet.` };
}

function judgeNoOther({ target, active }: GateInput): Gate {
  const gate = { id: "no-other-promotion", title: "No other promotion" } as const;
  return active === null
    ? { ...gate, state: "open", words: `No other promotion into ${target.name} is under way.` }
    : {
        ...gate,
        state: "closed",
        words: `${active.release.version} is ${active.status === "running" ? "on its way" : "waiting to go"} into ${target.name}, requested by ${active.requestedBy.name}.`,
      };
}

function judgeSource(input: GateInput, source: Environment | null): Gate[] {
  const healthy = { id: "source-healthy", title: "Source healthy" } as const;
  const evidence = { id: "source-evidence", title: "Source verified by metrics" } as const;
  if (source === null) {
    const words =
      input.kind === "rollback" ? "A rollback has no source." : "The first environment has no source.";
    return [
      { ...healthy, state: "not_applicable", words },
      { ...evidence, state: "not_applicable", words },
    ];
  }
  const seen = rolloutOf(input, source.id);
  if (seen?.connection.state !== "connected" || seen.rollout === null) {
    const words = `The cluster of ${source.name} is not reachable: ${seen?.connection.reason ?? "nothing is known of it"}.`;
    return [
      { ...healthy, state: "closed", words },
      { ...evidence, state: "closed", words },
    ];
  }
  const isHealthy = seen.rollout.status === "Healthy";
  const verdict =
    input.sourceEvidence === null
      ? { outcome: "inconclusive", words: `No data for ${source.name}: inconclusive.` }
      : judgeEvidence(source.name, seen.rollout, input.sourceEvidence);
  return [
    {
      ...healthy,
      state: isHealthy ? "open" : "closed",
      words: `${source.name} is ${seen.rollout.status}: ${seen.rollout.reason}`,
    },
    { ...evidence, state: verdict.outcome === "passed" ? "open" : "closed", words: verdict.words },
  ];
}

/** A violated check holds a promotion up, and so does one that could not be looked up: no evidence is no pass. */
function judgeRisks({ kind, target, riskHolds }: GateInput): Gate {
  const gate = { id: "risk-evidence", title: "No risk is firing" } as const;
  if (kind === "rollback")
    return { ...gate, state: "not_applicable", words: "A rollback does not wait for the register." };
  if (riskHolds === null)
    return {
      ...gate,
      state: "closed",
      words: `Held: the register of risks could not be read, so it is not known what speaks against ${target.name}.`,
    };
  if (riskHolds.length === 0)
    return { ...gate, state: "not_applicable", words: `No check of the register speaks of ${target.name}.` };
  const failing = riskHolds.filter(({ outcome }) => outcome !== "holding");
  const holding = failing.filter(({ acceptedUntil }) => acceptedUntil === null);
  if (holding.length > 0)
    return {
      ...gate,
      state: "closed",
      words: `Held by ${holding.map(({ title, observed }) => `“${title}” (${observed})`).join(", ")}.`,
    };
  const accepted = failing.map(({ title, acceptedUntil }) => `“${title}” is accepted until ${acceptedUntil}`);
  return {
    ...gate,
    state: "open",
    words:
      [`${riskHolds.length - failing.length} of ${riskHolds.length} checks hold`, ...accepted].join("; ") +
      ".",
  };
}

function judgeApproval({ kind, target, approvals }: GateInput): Gate {
  const gate = { id: "approval", title: "Approval" } as const;
  const required = approvalsRequiredFor(kind, target);
  if (required === 0)
    return {
      ...gate,
      state: "not_applicable",
      words: kind === "rollback" ? "A rollback needs no approval." : `${target.name} asks for no approval.`,
    };
  return approvals >= required
    ? { ...gate, state: "open", words: `${approvals} of ${required} given.` }
    : {
        ...gate,
        state: "waiting",
        words: `${approvals} of ${required} given; a person other than the requester approves.`,
      };
}

/** A rollback must not wait for a second person: what it goes back to was approved before. */
export function approvalsRequiredFor(kind: PromotionKind, target: Environment): number {
  return kind === "rollback" ? 0 : target.promotion.approvalsRequired;
}
