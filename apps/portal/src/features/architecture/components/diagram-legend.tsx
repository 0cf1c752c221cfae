import type { ComponentHealth, DiagramView } from "@greenroom/core/architecture";
import { componentHealths } from "@greenroom/core/architecture";
import { RelativeTime, StatusBadge } from "../../../design/index.ts";
import classes from "./diagram-legend.module.css";
import { healthWords } from "./health-words.ts";

/** Made from what is on the screen: a sign that is not drawn is not explained. */
export function DiagramLegend({
  view,
  undrawn,
  states,
  asOf,
}: {
  view: DiagramView;
  /** How many edges the drawing leaves out. */
  undrawn: number;
  states: ReadonlyMap<string, ComponentHealth>;
  asOf: string | null;
}) {
  const counts = new Map<ComponentHealth, number>();
  for (const health of states.values()) counts.set(health, (counts.get(health) ?? 0) + 1);
  const modes = new Set(view.edges.map(({ mode }) => mode));
  const isMerged = view.edges.some(({ dependencies }) => dependencies.length > 1);
  return (
    <div className={classes.legend} role="note" aria-label="Legend">
      {componentHealths
        .filter((health) => counts.has(health))
        .map((health) => (
          <span key={health} title={healthWords[health].meaning}>
            <StatusBadge tone={healthWords[health].tone} plain>
              {`${health} ${counts.get(health) ?? 0}`}
            </StatusBadge>
          </span>
        ))}
      {modes.has("sync") && (
        <span className={classes.line} data-mode="sync">
          caller waits
        </span>
      )}
      {modes.has("async") && (
        <span className={classes.line} data-mode="async">
          asynchronous
        </span>
      )}
      {undrawn > 0 && <span>{undrawn} asynchronous ones are in the table and inside the zones</span>}
      {isMerged && <span>a number merges that many dependencies</span>}
      <span className={classes.age}>
        {asOf === null ? (
          "live state not read yet"
        ) : (
          <>
            live state <RelativeTime at={asOf} />
          </>
        )}
      </span>
    </div>
  );
}
