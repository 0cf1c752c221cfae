import { assertNever } from "../../result/index.ts";
import type { TerraformRule } from "./evidence-check.ts";
import type { WorkspacePosture } from "./posture.ts";
import type { EvidenceFinding, EvidenceOutcome } from "./reading.ts";

/** Of one state: more than that, and a mistake with it reaches too far. */
const resourcesMax = 250;

const severity: Readonly<Record<EvidenceOutcome, number>> = { holding: 0, unknown: 1, violated: 2 };

/** The worst of an environment's layers. */
export function judgeTerraform(
  rule: TerraformRule,
  workspaces: readonly WorkspacePosture[],
): EvidenceFinding {
  const findings = workspaces.map((workspace) => judgeWorkspace(rule, workspace));
  const worst = findings.reduce<EvidenceOutcome>(
    (outcome, next) => (severity[next.outcome] > severity[outcome] ? next.outcome : outcome),
    findings.length === 0 ? "unknown" : "holding",
  );
  const telling = findings.filter(({ outcome }) => outcome === worst).map(({ observed }) => observed);
  return { outcome: worst, observed: telling.join("; ") || "The environment has no layers." };
}

function judgeWorkspace(rule: TerraformRule, workspace: WorkspacePosture): EvidenceFinding {
  const { layer, release, newestRelease, lastPlan, state } = workspace;
  switch (rule) {
    case "no-drift":
      if (lastPlan === null) return { outcome: "unknown", observed: `${layer} has never been planned` };
      return lastPlan.hasChanges
        ? { outcome: "violated", observed: `the newest plan of ${layer} has changes left (${lastPlan.at})` }
        : { outcome: "holding", observed: `${layer} had nothing left to change (${lastPlan.at})` };
    case "one-release":
      if (release === null || newestRelease === null)
        return { outcome: "unknown", observed: `versions.yaml pins no release of ${layer}` };
      return release === newestRelease
        ? { outcome: "holding", observed: `${layer} is on ${release}` }
        : { outcome: "violated", observed: `${layer} is on ${release}, and ${newestRelease} is out` };
    case "state-encrypted":
      if (state === null) return { outcome: "unknown", observed: `nothing of ${layer} was applied yet` };
      return state.isSealed
        ? { outcome: "holding", observed: `the state of ${layer} is stored encrypted` }
        : { outcome: "violated", observed: `the state of ${layer} can be read in the database` };
    case "small-state":
      if (state === null) return { outcome: "unknown", observed: `nothing of ${layer} was applied yet` };
      if (typeof state.resources !== "number")
        return { outcome: "unknown", observed: `${layer}: ${state.resources.unreadable}` };
      return {
        outcome: state.resources <= resourcesMax ? "holding" : "violated",
        observed: `${layer} holds ${state.resources} of at most ${resourcesMax} resources`,
      };
    default:
      return assertNever(rule);
  }
}
