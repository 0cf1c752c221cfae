import { Anchor, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { StatusBadge, type StatusTone } from "../../../design/index.ts";
import type { RiskMark } from "../architecture-view.ts";

const tones: Readonly<Record<RiskMark["band"], StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};

export function RiskList({ risks }: { risks: readonly RiskMark[] }) {
  if (risks.length === 0)
    return <Text c="dimmed">The register names no risk here. That is a statement about the register.</Text>;
  return (
    <Stack gap={10}>
      {risks.map(({ id, title, band, score }) => (
        <div key={id}>
          <Anchor component={Link} href={`/risks/${id}`} fz="sm">
            {title}
          </Anchor>
          <div>
            <StatusBadge tone={tones[band]} plain>
              {`${band}, ${score} of 25 left`}
            </StatusBadge>
          </div>
        </div>
      ))}
    </Stack>
  );
}
