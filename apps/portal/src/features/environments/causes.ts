import type { StatusTone } from "@greenroom/core/executions";
import { promotionStatusFacts } from "@greenroom/core/promotions";
import type { LayerSummary, ServiceSummary } from "./contract.ts";

/** Why something needs a look, in one sentence. */
export interface Cause {
  readonly tone: StatusTone;
  readonly sentence: string;
  /** All that is known, where the sentence is a part of it. */
  readonly details: string | null;
}

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });
const sentenceLengthMax = 120;

/** The first thing that is not as it should be with a service in an environment; null = there is none. What is not known
 * comes before what may follow from it. */
export function serviceCause(service: ServiceSummary): Cause | null {
  const { connection, rollout, objective, promotion } = service;
  if (connection?.state === "unreachable")
    return cause("warn", connection.reason ?? "The cluster cannot be reached.");
  if (rollout === null)
    return cause("warn", `Nothing of it has been seen in the namespace ${service.namespace}.`);
  if (rollout.status === "Unknown") return cause("idle", rollout.reason);
  if (rollout.status === "Degraded") return cause("bad", rollout.reason);
  if (objective?.kind === "measured" && !objective.isKept)
    return cause(
      "bad",
      `${percent.format(objective.errorRatio)} of requests failed in the last hour; ${percent.format(objective.errorRatioMax)} may.`,
    );
  if (promotion && (promotion.status === "failed" || promotion.status === "errored"))
    return cause(
      promotionStatusFacts[promotion.status].tone,
      promotion.status === "failed"
        ? `The promotion of ${promotion.version} was judged bad.`
        : `The promotion of ${promotion.version} broke off.`,
    );
  if (promotion?.status === "pending")
    return cause("waiting", `The promotion of ${promotion.version} waits for approval.`);
  if (rollout.status === "Progressing" || rollout.status === "Paused")
    return cause(rollout.status === "Paused" ? "waiting" : "busy", rollout.reason);
  if (objective?.kind === "unavailable") return cause("idle", objective.reason);
  return null;
}

/** The same of a Terraform state. */
export function layerCause({ state, lock, drift, run }: LayerSummary): Cause | null {
  if (run?.status === "errored") return cause("bad", "The newest run broke off.");
  if (run?.status === "planned") return cause("waiting", "A plan waits for approval.");
  if (drift === "drifted") return cause("warn", "What runs differs from its state.");
  if (lock) return cause("warn", `Locked by ${lock.who}.`);
  if (drift === "changes-left") return cause("warn", "The newest plan has changes that were not applied.");
  if (state === null) return cause("idle", "Never applied.");
  if (drift === null) return cause("idle", "No plan says whether it drifted.");
  return null;
}

/** Whether everything that is shown of it is an answer: of what did not answer nothing good follows. */
export function isKnown({ connection, rollout, objective }: ServiceSummary): boolean {
  return (
    connection?.state !== "unreachable" &&
    rollout !== null &&
    rollout.status !== "Unknown" &&
    objective?.kind !== "unavailable"
  );
}

/** Somebody has to do something about it. */
export function needsLook({ tone }: Cause): boolean {
  return tone === "bad" || tone === "warn";
}

function cause(tone: StatusTone, text: string): Cause {
  const sentence = firstSentence(text);
  return { tone, sentence, details: sentence === text ? null : text };
}

function firstSentence(text: string): string {
  const [line = ""] = text.trim().split("\n");
  const first = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  if (first.length <= sentenceLengthMax) return first;
  const cut = first.lastIndexOf(" ", sentenceLengthMax);
  return `${first.slice(0, cut > 0 ? cut : sentenceLengthMax)} …`;
}
