const steps = [1, 2, 2.5, 5, 10];
const valueIntervals = 4;
const labelWidthPx = 80;
/** Whole parts of an hour or a day, so that a label is a time that people name. */
const timeStepsSeconds = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600];

/** Round values from 0 to at least the largest one, evenly apart.
 * @param largest above 0 */
export function valueTicks(largest: number): readonly number[] {
  const rough = largest / valueIntervals;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((factor) => factor * magnitude >= rough * (1 - 1e-9)) ?? 10) * magnitude;
  const intervals = Math.max(1, Math.ceil(largest / step - 1e-9));
  // Adding up would add up the error too.
  return Array.from({ length: intervals + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Times within the range that have room for their label.
 * @param start Unix seconds
 * @param end Unix seconds
 * @param offsetSeconds of the reader's zone from UTC: a day's parts begin at its midnight */
export function timeTicks(
  start: number,
  end: number,
  widthPx: number,
  offsetSeconds: number,
): readonly number[] {
  const most = Math.max(1, Math.floor(widthPx / labelWidthPx));
  const step =
    timeStepsSeconds.find((seconds) => (end - start) / seconds <= most) ?? Math.ceil((end - start) / most);
  const first = Math.ceil((start + offsetSeconds) / step) * step - offsetSeconds;
  const ticks: number[] = [];
  for (let at = first; at <= end; at += step) ticks.push(at);
  return ticks;
}
