import { stepStatusFacts } from "@greenroom/core/promotions";
import { Message, RelativeTime, StatusBadge, formatDuration } from "#portal/design/index.ts";
import type { PromotionView } from "../promotion-view.ts";
import classes from "./step-list.module.css";

type Step = PromotionView["steps"][number];

const titles: Record<Step["name"], string> = {
  check: "Check gates",
  apply: "Apply",
  rollout: "Rollout",
  verify: "Verify",
};

/** The steps in order, each with what happens or what came out. */
export function StepList({ steps }: { steps: PromotionView["steps"] }) {
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((step) => (
        <li key={step.name} aria-current={step.status === "running" ? "step" : undefined}>
          <div className={classes.head}>
            <span className={classes.title}>{titles[step.name]}</span>
            <StatusBadge plain tone={stepStatusFacts[step.status].tone}>
              {stepStatusFacts[step.status].word}
            </StatusBadge>
            {step.startedAt && step.finishedAt && (
              <span className={classes.time}>
                {formatDuration((Date.parse(step.finishedAt) - Date.parse(step.startedAt)) / 1000)}
              </span>
            )}
            {step.startedAt && !step.finishedAt && (
              <span className={classes.time}>
                started <RelativeTime at={step.startedAt} />
              </span>
            )}
          </div>
          {step.detail && (
            <div className={classes.detail}>
              <Message>{step.detail}</Message>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
