import type { RunFailure } from "@greenroom/core/runs";
import { FailedState } from "#portal/design/states.tsx";

/** Why a run failed; with it, for those who may know, where a state is kept that could not be saved. */
export function RunFailureState({ failure }: { failure: RunFailure }) {
  const { phase, message, remedy, kept } = failure;
  return (
    <FailedState
      what={phase === "plan" ? "The plan failed" : "The apply failed"}
      why={message}
      remedy={
        <>
          {remedy}
          {kept && (
            <div>
              It is kept on {kept.host} in <code>{kept.folder}</code>.
            </div>
          )}
        </>
      }
    />
  );
}
