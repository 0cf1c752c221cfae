import type { DiagramNode, SimulatedState } from "@greenroom/core/architecture";
import { StatusBadge, type StatusTone } from "#portal/design/index.ts";
import type { SimulatedComponent } from "#portal/features/architecture/what-if-view.ts";
import panel from "../panel/side-panel.module.css";
import classes from "./what-if.module.css";

const tones: Readonly<Record<SimulatedState, StatusTone>> = {
  failed: "bad",
  degraded: "warn",
  stale: "busy",
  fine: "idle",
};
const shownMax = 8;

/** What the simulation says of a selected part, and by which way the failure reached it. */
export function OutcomeNote({
  node,
  components,
}: {
  node: DiagramNode;
  components: readonly SimulatedComponent[];
}) {
  const hit = components.filter(({ id, state }) => node.components.includes(id) && state !== "fine");
  if (hit.length === 0) return <div className={classes.outcome}>The failure does not reach it.</div>;
  return (
    <ul className={classes.outcome} aria-label="In this simulation">
      {hit.slice(0, shownMax).map(({ id, name, state, text, chain, effects }) => (
        <li key={id}>
          <span className={classes.state} data-state={state}>
            <StatusBadge tone={tones[state]} plain>
              {state}
            </StatusBadge>
          </span>
          {hit.length > 1 && `${name}: `}
          {text}
          {chain.length > 1 && (
            <ol className={classes.chain} aria-label={`How the failure reaches ${name}`}>
              {chain.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          )}
          {effects.slice(1).map((effect) => (
            <span key={`${effect.on.id} ${effect.text}`} className={panel.note}>
              {effect.state} without {effect.on.name}: {effect.text}
            </span>
          ))}
        </li>
      ))}
      {hit.length > shownMax && <li>and {hit.length - shownMax} more: open the zone</li>}
    </ul>
  );
}
