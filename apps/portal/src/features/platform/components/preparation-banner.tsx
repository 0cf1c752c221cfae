"use client";

import type { PreparationStep } from "@greenroom/core/platform";
import { Progress } from "@mantine/core";
import { formatDuration } from "#portal/design/format-time.ts";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { useNow } from "#portal/design/use-now.ts";
import classes from "./preparation-banner.module.css";

/** The step that is under way, or that failed. */
export function PreparationBanner({ step }: { step: PreparationStep }) {
  return step.failure ? <Failed step={step} failure={step.failure} /> : <Preparing step={step} />;
}

function Preparing({ step }: { step: PreparationStep }) {
  const now = useNow();
  const elapsed = step.startedAt && formatDuration((now - Date.parse(step.startedAt)) / 1_000);
  const percent = Math.round(step.percent);
  return (
    <div className={classes.banner} role="status">
      <StatusBadge tone="busy">Preparing</StatusBadge>
      <span className={classes.text} suppressHydrationWarning>
        <strong>{step.label}</strong>
        {step.detail && `: ${step.detail}`}, {percent} %{elapsed && `, ${elapsed} elapsed`}
      </span>
      <Progress
        className={classes.bar}
        value={percent}
        size="sm"
        aria-label={`${step.label}, ${percent} %`}
      />
    </div>
  );
}

function Failed({
  step,
  failure,
}: {
  step: PreparationStep;
  failure: NonNullable<PreparationStep["failure"]>;
}) {
  return (
    <div className={classes.banner} data-state="failed" role="alert">
      <StatusBadge tone="bad">Failed</StatusBadge>
      <span className={classes.text}>
        <strong>
          {step.label}: {failure.what}
        </strong>{" "}
        {failure.why} {failure.remedy}
      </span>
    </div>
  );
}
