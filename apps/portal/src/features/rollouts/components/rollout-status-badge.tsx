import type { RolloutStatus } from "@greenroom/core/rollouts";
import { StatusBadge, type StatusTone } from "#portal/design/index.ts";

const tones: Record<RolloutStatus, StatusTone> = {
  Healthy: "good",
  Progressing: "busy",
  Paused: "waiting",
  Degraded: "bad",
  Unknown: "idle",
};

export function RolloutStatusBadge({ status }: { status: RolloutStatus }) {
  return <StatusBadge tone={tones[status]}>{status}</StatusBadge>;
}
