"use client";

import { runStatusFacts } from "@greenroom/core/runs";
import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import type { RunDetailView } from "../run-view.ts";
import { type TimelineEntry, timelineOf } from "../timeline.ts";
import { ChangeCounts } from "./change-counts.tsx";
import { RunLog } from "./run-log.tsx";
import classes from "./runs.module.css";

/** The phases of a run, top to bottom; which log is open is in the URL. While a phase goes on its log is open. */
export function RunTimeline({ run }: { run: RunDetailView }) {
  const [chosen, choose] = useQueryState("log", parseAsStringLiteral(["plan", "apply", "none"]));
  const running = runStatusFacts[run.status].executing ?? "none";
  const failed = run.failure?.phase ?? "none";
  const open = chosen ?? (running === "none" ? failed : running);
  return (
    <ol className={classes.timeline} aria-label="Phases">
      {timelineOf(run).map((entry) => (
        <Entry
          key={entry.key}
          run={run}
          entry={entry}
          isOpen={entry.log !== null && entry.log === open}
          toggle={() => void choose(entry.log === open ? "none" : entry.log)}
        />
      ))}
    </ol>
  );
}

function Entry({
  run,
  entry,
  isOpen,
  toggle,
}: {
  run: RunDetailView;
  entry: TimelineEntry;
  isOpen: boolean;
  toggle: () => void;
}) {
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const text = entry.tone === "bad" ? null : entry.text;
  return (
    <li className={classes.phase}>
      <span className={classes.phaseIcon} aria-hidden>
        <span className={classes.dot} data-tone={entry.tone} />
      </span>
      <div className={classes.phaseHead}>
        <h3 className={classes.phaseTitle}>{entry.title}</h3>
        <StatusBadge tone={entry.tone} plain>
          {entry.word}
        </StatusBadge>
        {entry.key === "plan" && run.counts && <ChangeCounts counts={run.counts} />}
        {entry.key === "apply" && run.applied && <ChangeCounts counts={run.applied} />}
        {text && <span className={classes.dimmed}>{text}</span>}
        {entry.at && (
          <span className={classes.dimmed}>
            <RelativeTime at={entry.at} />
          </span>
        )}
        {entry.log && (
          <UnstyledButton
            fz="xs"
            onClick={toggle}
            aria-expanded={isOpen}
            aria-label={`Log of the ${entry.log}`}
            style={{ display: "inline-flex", alignItems: "center", gap: 2 }}
          >
            <Chevron size={14} aria-hidden />
            Log
          </UnstyledButton>
        )}
      </div>
      {isOpen && entry.log && <RunLog id={run.id} phase={entry.log} />}
    </li>
  );
}
