"use client";

import { currentStep, isReady, type PreparationStep } from "@greenroom/core/platform";
import { Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatDuration } from "#portal/design/format-time.ts";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { useNow } from "#portal/design/use-now.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { platformQueries } from "../platform-queries.ts";
import classes from "./platform-banner.module.css";

/** How far the embedded parts are; gone when all of them are ready, never there where nothing is embedded. */
export function PlatformBanner() {
  const { preparation } = useShell();
  const { data: status } = useQuery(platformQueries.status(preparation));
  const step = status && !isReady(status) ? currentStep(status) : null;
  if (!step) return null;
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
