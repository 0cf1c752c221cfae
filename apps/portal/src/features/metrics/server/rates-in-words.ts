import { type ScrapeInterval, scrapeIntervalSecondsAssumed } from "@greenroom/core/metrics";

/** Over how long an environment's points are taken, where scrapes are rarer than its chart would have them. */
export interface Rate {
  readonly environment: string;
  readonly windowSeconds: number;
  readonly interval: ScrapeInterval;
}

/** "Live is scraped every 60 s: each point is of the 4 min before it.", those that are alike together; "" where nothing
 * needs to be said. */
export function ratesInWords(rates: readonly Rate[]): string {
  const places = new Map<string, string[]>();
  for (const { environment, windowSeconds, interval } of rates) {
    const seconds = interval.kind === "measured" ? interval.seconds : null;
    const key = JSON.stringify([windowSeconds, seconds]);
    places.set(key, [...(places.get(key) ?? []), environment]);
  }
  return [...places]
    .map(([key, names]) => {
      const [windowSeconds, seconds] = JSON.parse(key) as [number, number | null];
      const where = names.join(" and ");
      const points = `each point is of the ${inWords(windowSeconds)} before it`;
      return seconds === null
        ? `How often ${where} ${names.length === 1 ? "is" : "are"} scraped cannot be told yet: ${points}, as for scrapes every ${scrapeIntervalSecondsAssumed} s.`
        : `${where} ${names.length === 1 ? "is" : "are"} scraped every ${inWords(seconds)}: ${points}.`;
    })
    .join(" ");
}

function inWords(seconds: number): string {
  return seconds > 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
