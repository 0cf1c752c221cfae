import type { EvidenceOutcome } from "@greenroom/core/risks";
import { StatusBadge, type StatusTone } from "#portal/design/index.ts";

const words: Readonly<Record<EvidenceOutcome, { readonly tone: StatusTone; readonly text: string }>> = {
  holding: { tone: "good", text: "holding" },
  violated: { tone: "bad", text: "firing" },
  unknown: { tone: "idle", text: "unknown" },
};

/** What the running platform says of a risk: a violated check means that the risk fires now. */
export function OutcomeBadge({ outcome }: { outcome: EvidenceOutcome | null }) {
  if (outcome === null)
    return (
      <StatusBadge tone="idle" plain>
        no checks
      </StatusBadge>
    );
  const { tone, text } = words[outcome];
  return (
    <StatusBadge tone={tone} plain>
      {text}
    </StatusBadge>
  );
}
