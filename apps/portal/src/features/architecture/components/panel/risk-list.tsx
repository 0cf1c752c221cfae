import { Anchor, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { RelativeTime, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import type { FiringRisk, RiskMark } from "#portal/features/architecture/architecture-view.ts";
import classes from "./side-panel.module.css";

const tones: Readonly<Record<RiskMark["band"], StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};

/** What fires now comes first, with what was seen; the rest by priority. */
export function RiskList({
  risks,
  firing,
  isFiringKnown,
}: {
  risks: readonly RiskMark[];
  firing: readonly FiringRisk[];
  isFiringKnown: boolean;
}) {
  const fires = (id: string) => firing.find((risk) => risk.id === id);
  const ordered = risks.toSorted((a, b) => Number(Boolean(fires(b.id))) - Number(Boolean(fires(a.id))));
  return (
    <Stack gap={12}>
      {!isFiringKnown && (
        <Text fz="xs" c="dimmed">
          The evidence could not be read: what fires now is not known.
        </Text>
      )}
      {ordered.map(({ id, title, band, score }) => {
        const now = fires(id);
        return (
          <div key={id} className={now ? classes.firing : undefined}>
            <Anchor component={Link} href={`/risks/${id}`} fz="sm">
              {title}
            </Anchor>
            <div>
              <StatusBadge tone={tones[band]} plain>
                {`${band}, ${score} of 25 left`}
              </StatusBadge>
            </div>
            {now && (
              <Text fz="xs">
                Firing: {now.observed} <RelativeTime at={now.since} />
              </Text>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
