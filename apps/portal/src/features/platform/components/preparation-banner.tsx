"use client";

import type { PreparationStep } from "@greenroom/core/platform";
import { Progress } from "@mantine/core";
import { formatDuration } from "#portal/design/format-time.ts";
import { Message } from "#portal/design/message.tsx";
import { Strip } from "#portal/design/strip.tsx";
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
    <Strip
      tone="busy"
      badge="Preparing"
      role="status"
      aside={
        <Progress
          className={classes.bar}
          value={percent}
          size="sm"
          aria-label={`${step.label}, ${percent} %`}
        />
      }
    >
      <span suppressHydrationWarning>
        <strong>{step.label}</strong>
        {step.detail && `: ${step.detail}`}, {percent} %{elapsed && `, ${elapsed} elapsed`}
      </span>
    </Strip>
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
    <Strip tone="bad" badge="Failed" role="alert">
      <strong>
        {step.label}: {failure.what}
      </strong>{" "}
      <Message>{failure.why}</Message> {failure.remedy}
    </Strip>
  );
}
