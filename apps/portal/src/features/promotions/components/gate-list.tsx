import { type Gate, gateStateFacts } from "@greenroom/core/promotions";
import { Message, StatusBadge } from "#portal/design/index.ts";
import classes from "./gate-list.module.css";

/** What has to hold, and whether it does, in words. */
export function GateList({ gates }: { gates: readonly Gate[] }) {
  return (
    <ul className={classes.gates} aria-label="Gates">
      {gates.map((gate) => (
        <li key={gate.id}>
          <div className={classes.head}>
            <span>{gate.title}</span>
            <StatusBadge plain tone={gateStateFacts[gate.state].tone}>
              {gateStateFacts[gate.state].word}
            </StatusBadge>
          </div>
          <div className={classes.words}>
            <Message>{gate.words}</Message>
          </div>
        </li>
      ))}
    </ul>
  );
}
