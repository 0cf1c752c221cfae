import { type RolloutStatus, rolloutStatusFacts } from "@greenroom/core/rollouts";
import { StatusBadge } from "#portal/design/index.ts";

export function RolloutStatusBadge({ status }: { status: RolloutStatus }) {
  const { tone, word } = rolloutStatusFacts[status];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}
