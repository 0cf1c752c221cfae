import type { ChartUnit } from "@greenroom/core/metrics";
import classes from "./chart-legend.module.css";
import { formatValue } from "./format-value.ts";
import type { ChartLine } from "./to-lines.ts";

/** Names the lines and gives their newest and average value; a line without data says so. */
export function ChartLegend({ lines, unit }: { lines: readonly ChartLine[]; unit: ChartUnit }) {
  return (
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
            <th scope="row">
              <span className={classes.swatch} style={{ background: line.color }} aria-hidden />
              {line.label}
            </th>
            <td>{line.last === null ? "no data" : formatValue(line.last, unit)}</td>
            <td>{line.average === null ? "no data" : formatValue(line.average, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
