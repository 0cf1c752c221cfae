import type { ChartUnit } from "@greenroom/core/metrics";
import classes from "./chart-legend.module.css";
import { formatValue } from "./format-value.ts";
import type { ChartLine } from "./to-lines.ts";

/** Names the lines and gives their newest and average value; a line without data says so. */
export function ChartLegend({
  title,
  room,
  lines,
  unit,
}: {
  title: string;
  /** How many lines are seen at once. */
  room: number;
  lines: readonly ChartLine[];
  unit: ChartUnit;
}) {
  return (
    <div
      className={classes.room}
      // A region that scrolls must be reachable by keyboard.
      {...(lines.length > room && { role: "region", "aria-label": `Lines of ${title}`, tabIndex: 0 })}
    >
      <table className={classes.legend}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>Series</span>
            </th>
            <th scope="col">last</th>
            <th scope="col">avg</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row" title={line.label}>
                <span className={classes.swatch} style={{ background: line.color }} aria-hidden />
                {line.label}
              </th>
              <td>{line.last === null ? "no data" : formatValue(line.last, unit)}</td>
              <td>{line.average === null ? "no data" : formatValue(line.average, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
