"use client";

import type { RunPhase } from "@greenroom/core/runs";
import { Text } from "@mantine/core";
import { LogView } from "#portal/design/log-view.tsx";
import { useRunLog } from "../queries/use-run-log.ts";
import classes from "./runs.module.css";

export function RunLog({ id, phase }: { id: string; phase: RunPhase }) {
  const { text, state } = useRunLog(id, phase);
  return (
    <div className={classes.log}>
      {text === "" ? (
        <Text c="dimmed" p="sm" role="status">
          {state === "ended" ? "This phase wrote no log." : "Waiting for the first line."}
        </Text>
      ) : (
        <LogView text={text} label={`Log of the ${phase}`} />
      )}
      {state === "interrupted" && (
        <Text c="dimmed" fz="xs" p="xs" role="status">
          The connection was lost; it is taken up again where it was.
        </Text>
      )}
    </div>
  );
}
