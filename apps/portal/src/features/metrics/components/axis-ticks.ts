const marks = 5;

/** From zero past `max`, in steps that are easy to read: the same as Recharts chooses.
 * @param max above zero */
export function ticksFromZero(max: number): readonly number[] {
  const step = readableStep(max / (marks - 1));
  return Array.from({ length: marks }, (_, index) => exact(index * step));
}

/** From `min` in readable steps, and `max` itself whatever its distance: the same as Recharts chooses. */
export function ticksWithin(min: number, max: number): readonly number[] {
  if (min === max) return [min];
  const step = readableStep((max - min) / (marks - 1));
  const ticks: number[] = [];
  for (let tick = min; tick < max; tick = exact(tick + step)) ticks.push(tick);
  return [...ticks, max];
}

function readableStep(rough: number): number {
  const digits = Math.floor(Math.log10(rough)) + 1;
  const share = digits === 1 ? 0.1 : 0.05;
  return exact(Math.ceil(exact(rough / 10 ** digits / share)) * share * 10 ** digits);
}

/** Without what binary fractions leave over: 0.55 ÷ 0.05 is 11. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
