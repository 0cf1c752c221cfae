import { type EvidenceOutcome, evidenceOutcomeFacts } from "@greenroom/core/risks";
import { StatusBadge } from "#portal/design/index.ts";

/** What the running platform says of a risk: a violated check means that the risk fires now. */
export function OutcomeBadge({ outcome }: { outcome: EvidenceOutcome | null }) {
  if (outcome === null)
    return (
      <StatusBadge tone="idle" plain>
        No checks
      </StatusBadge>
    );
  const { tone, word } = evidenceOutcomeFacts[outcome];
  return (
    <StatusBadge tone={tone} plain>
      {word}
    </StatusBadge>
  );
}
