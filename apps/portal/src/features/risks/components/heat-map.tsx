import type { HeatCell } from "@greenroom/core/risks";
import { UnstyledButton } from "@mantine/core";
import classes from "./heat-map.module.css";
import type { RiskView } from "../risk-view.ts";

/** Likelihood to the right, impact upwards. A number is how many risks are in a cell now; a ring is how many more
 * would be there without their mitigations. Pressing a cell narrows the list to it. */
export function HeatMap({
  cells,
  selected,
  highlighted,
  onSelect,
}: {
  cells: readonly (readonly HeatCell[])[];
  /** "likelihood-impact" */
  selected: string | null;
  /** The risk under the pointer, drawn with its way from inherent to residual. */
  highlighted: Pick<RiskView, "inherent" | "residual"> | null;
  onSelect: (cell: string | null) => void;
}) {
  return (
    <div className={classes.map}>
      <div className={classes.impact} aria-hidden>
        Impact
      </div>
      <div className={classes.grid} role="group" aria-label="Heat map of residual risk">
        {cells.flat().map((cell) => {
          const key = `${cell.likelihood}-${cell.impact}`;
          const count = cell.residual.length;
          const ghosts = cell.inherentOnly.length;
          return (
            <UnstyledButton
              key={key}
              className={classes.cell}
              data-band={cell.band}
              data-empty={count === 0}
              aria-pressed={selected === key}
              aria-label={`Likelihood ${cell.likelihood}, impact ${cell.impact}, ${cell.band}: ${count} ${count === 1 ? "risk" : "risks"}, ${ghosts} more without mitigation`}
              onClick={() => onSelect(selected === key ? null : key)}
            >
              {count > 0 && <span className={classes.count}>{count}</span>}
              {ghosts > 0 && <span className={classes.ghost}>{ghosts}</span>}
            </UnstyledButton>
          );
        })}
        {highlighted && <Move {...highlighted} />}
      </div>
      <div className={classes.likelihood} aria-hidden>
        <span>rare</span>
        <span>Likelihood</span>
        <span>monthly</span>
      </div>
      <div className={classes.key}>
        <span className={classes.count}>3</span> now
        <span className={classes.ghost}>3</span> more without mitigation
      </div>
    </div>
  );
}

/** From where a risk would be to where it is. */
function Move({ inherent, residual }: Pick<RiskView, "inherent" | "residual">) {
  const x = (rating: number) => rating * 20 - 10;
  const y = (rating: number) => 110 - rating * 20;
  const from = { x: x(inherent.likelihood), y: y(inherent.impact) };
  const to = { x: x(residual.likelihood), y: y(residual.impact) };
  return (
    <svg className={classes.move} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
      <circle cx={from.x} cy={from.y} r={2.2} className={classes.from} />
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={to.x} cy={to.y} r={2.6} />
    </svg>
  );
}
