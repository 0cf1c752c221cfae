import { Anchor, Group, Text } from "@mantine/core";
import type { RunStatus } from "@greenroom/core/runs";
import Link from "next/link";
import { RelativeTime, StatusBadge, type StatusTone } from "../../../design/index.ts";
import type { LayerSummary } from "../queries/environment-queries.ts";

const tones: Record<RunStatus, StatusTone> = {
  pending: "waiting",
  plan_queued: "waiting",
  planning: "busy",
  planned: "waiting",
  planned_and_finished: "good",
  confirmed: "busy",
  apply_queued: "waiting",
  applying: "busy",
  applied: "good",
  discarded: "idle",
  canceled: "idle",
  force_canceled: "warn",
  errored: "bad",
};

/** A Terraform state in one line: how new it is, who holds it, what its newest run became. */
export function LayerLine({ layer }: { layer: LayerSummary }) {
  return (
    <Group gap="xs">
      {layer.state ? (
        <span>
          state {layer.state.serial}, <RelativeTime at={layer.state.at} />
        </span>
      ) : (
        <Text c="dimmed" fz="inherit" span>
          never applied
        </Text>
      )}
      {layer.lock && (
        <StatusBadge tone="warn" plain>
          {`locked by ${layer.lock.who}`}
        </StatusBadge>
      )}
      {layer.run && (
        <Anchor component={Link} href={`/runs/${layer.run.id}`} fz="inherit" underline="never">
          <StatusBadge tone={tones[layer.run.status]} plain>
            {layer.run.status.replaceAll("_", " ")}
          </StatusBadge>
        </Anchor>
      )}
    </Group>
  );
}
