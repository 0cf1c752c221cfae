import type { ChartUnit } from "@greenroom/core/metrics";

/** A value with its unit, as short as the axis needs it. */
export function formatValue(value: number, unit: ChartUnit): string {
  switch (unit) {
    case "requests/s":
      return `${trim(value)}/s`;
    case "ratio":
      return `${trim(value * 100)} %`;
    case "seconds":
      return value < 1 ? `${trim(value * 1000)} ms` : `${trim(value)} s`;
    case "bytes":
      return `${trim(value / 1024 / 1024)} MiB`;
  }
}

function trim(value: number): string {
  if (value === 0) return "0";
  return value < 10 ? String(Number(value.toFixed(2))) : value.toFixed(0);
}
