import { type Evidence, exclusionInWords, type MetricsDelivery } from "../metrics/index.ts";
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

/** Two kinds of evidence: of every pod of the release, which must be ready, numbers must come, always; the error ratio
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
  const measured = new Set(evidence.measuredPods);
  const proven = rollout.pods.filter((pod) => pod.isCurrent && pod.isReady && measured.has(pod.name)).length;
  const release = rollout.version ?? "this release";
  const pods = `${Math.min(proven, desired)} of ${desired} pods of ${release} ready and ${deliveryWords[evidence.delivery]} in ${place}`;
  if (desired === 0 || proven < desired)
    return {
      outcome: "inconclusive",
      words: [`No data ${over}: inconclusive. ${pods}.`, ...whyNotMeasured(evidence)].join(" "),
    };
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
  const judged = `error ratio of ${of} ${percent(ratio)} ${ratio > objective.errorRatioMax ? ">" : "≤"} ${percent(objective.errorRatioMax)} ${over} in ${place} (${counted})`;
  return ratio > objective.errorRatioMax
    ? { outcome: "failed", words: `Held: ${judged}.` }
    : { outcome: "passed", words: `${pods}; ${judged}.` };
}

const deliveryWords = { scraped: "scraped", pushed: "heard from" } as const satisfies Record<
  MetricsDelivery,
  string
>;

/** What keeps a pod from ever being measured, where it can be told. */
function whyNotMeasured({
  delivery,
  measuredPods,
  requests,
}: Extract<Evidence, { kind: "measured" }>): readonly string[] {
  if (measuredPods.length > 0) return [];
  if (delivery === "pushed")
    return [
      "This service pushes its numbers: a pod is heard from when a series of its own (label pod) has counted requests.",
    ];
  return requests === null
    ? []
    : [
        "Its requests are counted, and nothing scrapes these pods (they have no `up`): where they push their numbers, greenroom.yaml says so with metrics: { delivery: pushed }.",
      ];
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(2)} %`;
}

function inWords(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
