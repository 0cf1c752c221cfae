import type { FlowPage } from "#portal/features/architecture/flow-view.ts";
import { formatMs } from "#portal/features/architecture/judge-budget.ts";
import panel from "../panel/side-panel.module.css";
import { BudgetBadge } from "./budget-badge.tsx";
import classes from "./flow.module.css";

/** Every step with what it may cost and what happens when it fails. */
export function StepList({
  flow,
  step,
  onStep,
}: {
  flow: FlowPage;
  step: number;
  onStep: (step: number) => void;
}) {
  return (
    <aside className={panel.panel} aria-label="Steps">
      <div className={classes.budget}>
        <BudgetBadge flow={flow} />
      </div>
      <ol className={classes.steps}>
        {flow.steps.map(({ from, to, message, isReply, mode, timeoutMs, countsMs, onFailure }, index) => {
          const number = index + 1;
          const isCurrent = number === step;
          const facts = [
            isReply ? "answer" : mode,
            timeoutMs === null ? null : `within ${formatMs(timeoutMs)}`,
            countsMs === null || countsMs === 0 ? null : `counts ${formatMs(countsMs)}`,
          ].filter((fact) => fact !== null);
          return (
            <li
              key={number}
              ref={isCurrent ? bringIntoView : null}
              aria-current={isCurrent ? "step" : undefined}
              className={classes.step}
            >
              <button type="button" onClick={() => onStep(number)}>
                <span className={classes.number}>{number}</span>
                <span>
                  {from.name} → {to.name}
                  <span className={panel.note}>{message}</span>
                  {facts.length > 0 && <span className={panel.note}>{facts.join(" · ")}</span>}
                </span>
              </button>
              {onFailure !== null && <p className={classes.failure}>If it fails: {onFailure}</p>}
            </li>
          );
        })}
      </ol>
      {flow.failures.length > 0 && (
        <div className={panel.body}>
          <h2 className={panel.section}>What goes wrong, and what then</h2>
          <ul className={classes.failures}>
            {flow.failures.map((failure) => (
              <li key={failure}>{failure}</li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}

/** Only within its own frame: the page stays where the reader put it. */
function bringIntoView(item: HTMLLIElement | null): void {
  const room = item?.closest("aside");
  if (!item || !room) return;
  const { top, bottom } = item.getBoundingClientRect();
  const frame = room.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) room.scrollTop += top - frame.top - frame.height / 3;
}
