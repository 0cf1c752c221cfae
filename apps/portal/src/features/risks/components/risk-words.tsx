import { type RiskBand, type RiskStatus, riskStatusFacts } from "@greenroom/core/risks";
import { StatusBadge, type StatusTone } from "#portal/design/index.ts";

const bandTones: Readonly<Record<RiskBand, StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};

export function BandBadge({ band, score }: { band: RiskBand; score: number }) {
  return (
    <StatusBadge tone={bandTones[band]} plain>
      {`${band}, ${score}`}
    </StatusBadge>
  );
}

export function RiskStatusBadge({ status }: { status: RiskStatus }) {
  const { tone, word } = riskStatusFacts[status];
  return (
    <StatusBadge tone={tone} plain>
      {word}
    </StatusBadge>
  );
}
