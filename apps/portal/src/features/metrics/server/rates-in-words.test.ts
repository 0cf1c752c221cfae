import { expect, test } from "vitest";
import { ratesInWords } from "./rates-in-words.ts";

const measured = (environment: string, seconds: number) => ({
  environment,
  windowSeconds: 4 * seconds,
  interval: { kind: "measured" as const, seconds },
});

test("environments that are scraped rarely say so, those that are alike together", () =>
  expect(ratesInWords([measured("Test", 60), measured("Live", 60), measured("Lab", 300)])).toBe(
    "Test and Live are scraped every 60 s: each point is of the 4 min before it. Lab is scraped every 5 min: each point is of the 20 min before it.",
  ));

test("that it is not known is said, and what is assumed", () =>
  expect(ratesInWords([{ environment: "Live", windowSeconds: 240, interval: { kind: "unmeasured" } }])).toBe(
    "How often Live is scraped cannot be told yet: each point is of the 4 min before it, as for scrapes every 60 s.",
  ));

test("nothing is said where nothing is longer than the chart would have it", () =>
  expect(ratesInWords([])).toBe(""));
