import { ActionIcon, Button } from "@mantine/core";
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from "@tabler/icons-react";
import type { FlowStepView } from "#portal/features/architecture/flow-view.ts";
import classes from "./flow.module.css";
import type { useSteps } from "./use-steps.ts";

/** Tells a flow step by step; stays in view above the map and the sequence. */
export function StepPlayer({
  steps,
  player,
}: {
  steps: readonly FlowStepView[];
  player: ReturnType<typeof useSteps>;
}) {
  const { step, isPlaying, goTo, toggle } = player;
  const told = steps[step - 1];
  return (
    <div className={classes.player} role="group" aria-label="Step player">
      <ActionIcon aria-label="To the beginning" disabled={step === 0} onClick={() => goTo(0)}>
        <IconPlayerSkipBack size={16} />
      </ActionIcon>
      <ActionIcon aria-label="Previous step" disabled={step <= 1} onClick={() => goTo(step - 1)}>
        <IconPlayerTrackPrev size={16} />
      </ActionIcon>
      <Button
        size="compact-sm"
        variant="default"
        w={84}
        leftSection={isPlaying ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
        onClick={toggle}
      >
        {isPlaying ? "Pause" : "Play"}
      </Button>
      <ActionIcon aria-label="Next step" disabled={step >= steps.length} onClick={() => goTo(step + 1)}>
        <IconPlayerTrackNext size={16} />
      </ActionIcon>
      <p className={classes.told} role="status">
        {told ? (
          <>
            <strong>
              Step {step} of {steps.length}
            </strong>{" "}
            {told.from.name} → {told.to.name}: {told.message}
          </>
        ) : (
          `${steps.length} steps. Play them, or choose one.`
        )}
      </p>
    </div>
  );
}
