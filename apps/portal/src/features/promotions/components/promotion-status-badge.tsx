import type { PromotionStatus } from "@greenroom/core/promotions";
import { StatusBadge, type StatusTone } from "../../../design/index.ts";

const tones: Record<PromotionStatus, StatusTone> = {
  pending: "waiting",
  running: "busy",
  succeeded: "good",
  failed: "bad",
  errored: "warn",
  aborted: "idle",
};

export function PromotionStatusBadge({ status }: { status: PromotionStatus }) {
  return <StatusBadge tone={tones[status]}>{status}</StatusBadge>;
}
