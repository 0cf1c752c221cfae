import type { Assessment, HeatCell } from "@greenroom/core/risks";
import { UnstyledButton } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { cellKey } from "../risk-brush.ts";
import type { RiskView } from "../risk-view.ts";
import classes from "./heat-map.module.css";

/** Likelihood to the right, impact upwards. A number is how many risks are in a cell now; a ring is how many more
 * would be there without their mitigations. One stop for the Tab key: arrows move between the cells. */
export function HeatMap({
  cells,
  selected,
  highlighted,
  outlined = null,
  onSelect,
  onPoint = () => {},
}: {
  cells: readonly (readonly HeatCell[])[];
  /** "likelihood-impact" */
  selected: string | null;
  /** The risk under the pointer, drawn with its way from inherent to residual. */
  highlighted: Pick<RiskView, "inherent" | "residual"> | null;
  /** Cells that something elsewhere points out; the others step back. */
  outlined?: ReadonlySet<string> | null;
  onSelect: (cell: string | null) => void;
  /** The pointer or the focus is on this cell; null when it left. */
  onPoint?: (cell: string | null) => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(selected);
  const all = cells.flat();
  const tabStop =
    all.find((cell) => cellKey(cell) === stop) ?? all.find(({ residual }) => residual.length > 0) ?? all[0];
  const hasGhosts = all.some(({ inherentOnly }) => inherentOnly.length > 0);

  function press(event: KeyboardEvent, cell: HeatCell) {
    if (event.key === "Escape" && selected !== null) {
      event.stopPropagation();
      return onSelect(null);
    }
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const next = cellKey({
      likelihood: cell.likelihood + move.likelihood,
      impact: cell.impact + move.impact,
    });
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  }

  return (
    <div className={classes.map}>
      <div className={classes.impact} aria-hidden>
        Impact
      </div>
      <div className={classes.field}>
        <div ref={grid} className={classes.grid} role="grid" aria-label="Heat map of residual risk">
          {cells.map((row) => (
            <div key={row[0]?.impact} className={classes.row} role="row">
              {row.map((cell) => {
                const key = cellKey(cell);
                const count = cell.residual.length;
                const ghosts = cell.inherentOnly.length;
                return (
                  <div key={key} className={classes.place} role="gridcell">
                    <UnstyledButton
                      className={classes.cell}
                      data-cell={key}
                      data-band={cell.band}
                      data-empty={count === 0}
                      data-outlined={outlined?.has(key)}
                      tabIndex={cell === tabStop ? 0 : -1}
                      aria-pressed={selected === key}
                      aria-label={`Likelihood ${cell.likelihood}, impact ${cell.impact}, ${cell.band}: ${count} ${count === 1 ? "risk" : "risks"}${ghosts > 0 ? `, ${ghosts} more without mitigation` : ""}`}
                      onClick={() => onSelect(selected === key ? null : key)}
                      onKeyDown={(event) => press(event, cell)}
                      onMouseEnter={() => onPoint(key)}
                      onMouseLeave={() => onPoint(null)}
                      onFocus={() => {
                        setStop(key);
                        onPoint(key);
                      }}
                      onBlur={() => onPoint(null)}
                    >
                      {count > 0 && <span className={classes.count}>{count}</span>}
                      {ghosts > 0 && <span className={classes.ghost} data-count={ghosts} />}
                    </UnstyledButton>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {highlighted && <Move {...highlighted} />}
      </div>
      <div className={classes.likelihood} aria-hidden>
        <span>rare</span>
        <span>Likelihood</span>
        <span>monthly</span>
      </div>
      {hasGhosts && (
        <div className={classes.key}>
          <span className={classes.count}>3</span> now
          <span className={classes.ghost}>3</span> more without mitigation
        </div>
      )}
    </div>
  );
}

const moves: Readonly<Record<string, Assessment>> = {
  ArrowLeft: { likelihood: -1, impact: 0 },
  ArrowRight: { likelihood: 1, impact: 0 },
  ArrowUp: { likelihood: 0, impact: 1 },
  ArrowDown: { likelihood: 0, impact: -1 },
};

/** From where a risk would be to where it is; what the cells say stays readable. */
function Move({ inherent, residual }: Pick<RiskView, "inherent" | "residual">) {
  const from = middleOf(inherent);
  const to = middleOf(residual);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <svg className={classes.move} viewBox="0 0 125 100" aria-hidden>
      <g transform={`translate(${from.x} ${from.y}) rotate(${angle})`}>
        <circle r={ringRadius} className={classes.from} />
        {length > 0 && (
          <>
            <line x1={ringRadius} x2={length - ringRadius - headLength} />
            <path d={`M${length - ringRadius} 0l${-headLength} -2.5v5z`} />
          </>
        )}
      </g>
    </svg>
  );
}

const ringRadius = 6;
const headLength = 5;

/** In the drawing over the cells, each of which is 25 × 20. */
function middleOf({ likelihood, impact }: Assessment): { readonly x: number; readonly y: number } {
  return { x: likelihood * 25 - 12.5, y: 110 - impact * 20 };
}
