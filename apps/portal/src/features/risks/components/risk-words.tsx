import type { RiskBand, RiskStatus } from "@greenroom/core/risks";
import { StatusBadge, type StatusTone } from "#portal/design/index.ts";

const bandTones: Readonly<Record<RiskBand, StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};
const statusTones: Readonly<Record<RiskStatus, StatusTone>> = {
  unchecked: "warn",
  "in-discussion": "waiting",
  "in-progress": "busy",
  accepted: "idle",
  mitigated: "good",
};

export function BandBadge({ band, score }: { band: RiskBand; score: number }) {
  return (
    <StatusBadge tone={bandTones[band]} plain>
      {`${score} ${band}`}
    </StatusBadge>
  );
}

export function RiskStatusBadge({ status }: { status: RiskStatus }) {
  return (
    <StatusBadge tone={statusTones[status]} plain>
      {status.replace("-", " ")}
    </StatusBadge>
  );
}
