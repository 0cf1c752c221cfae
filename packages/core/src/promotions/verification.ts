import { type Evidence, exclusionInWords } from "../metrics/index.ts";
import type { RolloutView } from "../rollouts/index.ts";

/** `inconclusive` = the data is not there to judge by; it is never a pass. */
export interface Verdict {
  readonly outcome: "passed" | "failed" | "inconclusive";
  readonly words: string;
}

/** The pods whose requests speak for the release that runs now. */
export function podsOfCurrentRevision(rollout: RolloutView): readonly string[] {
  return rollout.pods.filter((pod) => pod.isCurrent && pod.phase !== "Terminating").map((pod) => pod.name);
}

/** Two kinds of evidence: every pod of the release must be ready and scraped by Prometheus, always; the error ratio
 * counts as soon as there is a single request, and its absence is said, not hidden.
 * @param place the environment's name, for the words */
export function judgeEvidence(place: string, rollout: RolloutView, evidence: Evidence): Verdict {
  const over = `over ${inWords(evidence.windowSeconds)}`;
  if (evidence.kind === "unavailable")
    return {
      outcome: "inconclusive",
      words: `No data for the error ratio in ${place} ${over}: inconclusive. ${evidence.reason}`,
    };
  const { desired } = rollout.replicas;
  const scraped = new Set(evidence.scrapedPods);
  const proven = rollout.pods.filter((pod) => pod.isCurrent && pod.isReady && scraped.has(pod.name)).length;
  const release = rollout.version ?? "this release";
  const pods = `${Math.min(proven, desired)} of ${desired} pods of ${release} ready and scraped in ${place}`;
  if (desired === 0 || proven < desired)
    return { outcome: "inconclusive", words: `No data ${over}: inconclusive. ${pods}.` };
  const { objective, requests } = evidence;
  const of = objective.path ?? "all paths";
  if (requests === null || requests <= 0)
    return {
      outcome: "passed",
      words: `${pods}. No request to ${of} ${over}, so no error ratio was judged.`,
    };
  const ratio = (evidence.failedRequests ?? 0) / requests;
  const counted = [`${Math.round(requests)} requests`, exclusionInWords(objective)]
    .filter(Boolean)
    .join("; ");
  const measured = `error ratio of ${of} ${percent(ratio)} ${ratio > objective.errorRatioMax ? ">" : "≤"} ${percent(objective.errorRatioMax)} ${over} in ${place} (${counted})`;
  return ratio > objective.errorRatioMax
    ? { outcome: "failed", words: `Held: ${measured}.` }
    : { outcome: "passed", words: `${pods}; ${measured}.` };
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(2)} %`;
}

function inWords(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
