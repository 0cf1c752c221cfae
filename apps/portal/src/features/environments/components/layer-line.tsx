import { Anchor, Group, Text } from "@mantine/core";
import Link from "next/link";
import { RelativeTime, StatusBadge } from "#portal/design/index.ts";
import { RunStatusBadge } from "#portal/features/runs/components/run-status-badge.tsx";
import type { LayerSummary } from "../contract.ts";

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
      {layer.drift === "drifted" && (
        <StatusBadge tone="warn" plain>
          drifted
        </StatusBadge>
      )}
      {/* A plan that waits says so itself. */}
      {layer.drift === "changes-left" && layer.run?.status !== "planned" && (
        <StatusBadge tone="warn" plain>
          changes left
        </StatusBadge>
      )}
      {layer.lock && (
        <StatusBadge tone="warn" plain>
          {`locked by ${layer.lock.who}`}
        </StatusBadge>
      )}
      {layer.run && (
        <Anchor component={Link} href={`/runs/${layer.run.id}`} fz="inherit" underline="never">
          <RunStatusBadge status={layer.run.status} />
        </Anchor>
      )}
    </Group>
  );
}
