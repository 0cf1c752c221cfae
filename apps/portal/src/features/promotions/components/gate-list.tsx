import type { Gate } from "@greenroom/core/promotions";
import { Message, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import classes from "./gate-list.module.css";

const tones: Record<Gate["state"], StatusTone> = {
  open: "good",
  closed: "bad",
  waiting: "waiting",
  not_applicable: "idle",
};

/** What has to hold, and whether it does, in words. */
export function GateList({ gates }: { gates: readonly Gate[] }) {
  return (
    <ul className={classes.gates} aria-label="Gates">
      {gates.map((gate) => (
        <li key={gate.id}>
          <div className={classes.head}>
            <span>{gate.title}</span>
            <StatusBadge plain tone={tones[gate.state]}>
              {gate.state === "not_applicable" ? "does not apply" : gate.state}
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
