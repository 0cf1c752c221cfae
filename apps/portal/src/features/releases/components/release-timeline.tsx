"use client";

import type { Release } from "@greenroom/core/releases";
import { Button, Group, Stack, Text } from "@mantine/core";
import { CopyableId, EmptyState, RelativeTime } from "#portal/design/index.ts";
import classes from "./release-timeline.module.css";

export interface ReleaseEntry {
  readonly release: Release;
  /** Names of the environments that run it. */
  readonly runningIn: readonly string[];
  /** Where it may be sent from here; null = nowhere, or the viewer may not. */
  readonly sendTo: { readonly label: string; readonly onSend: () => void } | null;
}

/** Known releases, newest first, left to right. */
export function ReleaseTimeline({ entries }: { entries: readonly ReleaseEntry[] }) {
  if (entries.length === 0)
    return (
      <EmptyState title="No release is known yet">
        A release is recorded as soon as an environment runs an image by its digest and is healthy.
      </EmptyState>
    );
  return (
    <ol className={classes.timeline} aria-label="Releases">
      {entries.map(({ release, runningIn, sendTo }) => (
        <li
          key={release.id}
          id={`release-${release.id}`}
          className={classes.release}
          data-running={runningIn.length > 0}
        >
          <Stack gap={4}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text fw={600}>{release.version}</Text>
              <CopyableId value={release.digest} length={8} />
            </Group>
            <Text size="xs" c="dimmed">
              {release.origin.kind === "observed"
                ? `seen in ${release.origin.environment}`
                : `registered by ${release.origin.by}`}{" "}
              <RelativeTime at={release.createdAt} />
            </Text>
            <Text size="xs">{runningIn.length > 0 ? `Runs in ${runningIn.join(", ")}` : "Runs nowhere"}</Text>
            {sendTo && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={sendTo.onSend}
                aria-label={`${sendTo.label}: ${release.version}`}
              >
                {sendTo.label}
              </Button>
            )}
          </Stack>
        </li>
      ))}
    </ol>
  );
}
