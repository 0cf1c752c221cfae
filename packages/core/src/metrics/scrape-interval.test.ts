import { expect, test } from "vitest";
import { rateWindowSeconds, type ScrapeInterval, usualDistanceSeconds } from "./scrape-interval.ts";

test.each<[ScrapeInterval, number, number]>([
  [{ kind: "measured", seconds: 5 }, 60, 60],
  [{ kind: "measured", seconds: 15 }, 60, 60],
  [{ kind: "measured", seconds: 60 }, 60, 240],
  [{ kind: "measured", seconds: 60 }, 300, 300],
  [{ kind: "measured", seconds: 300 }, 120, 1200],
  // Prometheus's own default is taken where nothing is known.
  [{ kind: "unmeasured" }, 60, 240],
  [{ kind: "unavailable", reason: "Prometheus could not be reached." }, 60, 240],
])("%j, at least %s s → %s s", (interval, secondsMin, seconds) =>
  expect(rateWindowSeconds(interval, secondsMin)).toBe(seconds),
);

test.each([
  [[], null],
  [[100], null],
  [[100, 160], 60],
  [[0, 59.998, 120.003, 180], 60],
  // Away for five minutes.
  [[0, 15, 30, 330, 345, 360], 15],
  [[0, 0.5, 1], 1],
])("samples at %j are usually %s s apart", (times, seconds) =>
  expect(usualDistanceSeconds(times)).toBe(seconds),
);
