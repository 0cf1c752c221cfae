import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { median } from "../measure.ts";
import { metricsPathOf } from "./answers.ts";
import type { Side } from "./side.ts";

const slowedTimes = 4;
const rounds = 5;
const settlesWithinMs = 3_000;

/** Gzipped bytes of all script that a page has fetched when it has been left alone for some seconds, by page. */
export async function measureScripts(sides: readonly [Side, Side], browser: Browser) {
  const results = [];
  for (const path of ["/", "/runs", "/architecture", "/risks"])
    results.push({
      path,
      kib: [await scriptKib(sides[0], browser, path), await scriptKib(sides[1], browser, path)] as const,
    });
  const metrics = [await metricsPathOf(sides[0]), await metricsPathOf(sides[1])] as const;
  results.push({
    path: metrics[1],
    kib: [
      await scriptKib(sides[0], browser, metrics[0]),
      await scriptKib(sides[1], browser, metrics[1]),
    ] as const,
  });
  return results;
}

async function scriptKib(side: Side, browser: Browser, path: string): Promise<number> {
  const page = await openPage(side, browser);
  const sizes: Promise<number>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script")
      sizes.push(answer.body().then((body) => gzipSync(body).byteLength));
  });
  await page.goto(path, { waitUntil: "load" });
  await page.waitForTimeout(settlesWithinMs);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.context().close();
  return bytes / 1024;
}

/** Milliseconds until every chart is drawn and the page has stopped blocking, on a slow processor; median. */
export async function measureMetricsPage(
  sides: readonly [Side, Side],
  browser: Browser,
): Promise<readonly [number, number]> {
  const times: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const index of [0, 1] as const) times[index].push(await timeMetricsPage(sides[index], browser));
  return [median(times[0]), median(times[1])];
}

async function timeMetricsPage(side: Side, browser: Browser): Promise<number> {
  const page = await openPage(side, browser);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
  await page.goto(await metricsPathOf(side), { waitUntil: "commit" });
  const usableMs = await page.evaluate(
    (quietMs) =>
      new Promise<number>((resolve) => {
        let busyUntil = 0;
        new PerformanceObserver((list) => {
          for (const { startTime, duration } of list.getEntries())
            busyUntil = Math.max(busyUntil, startTime + duration);
        }).observe({ type: "longtask", buffered: true });
        let drawnAt = 0;
        const look = () => {
          const charts = [...document.querySelectorAll('[role="img"][aria-label$="over time"]')];
          const isDrawn =
            charts.length > 0 &&
            document.querySelectorAll("main .mantine-Skeleton-root").length === 0 &&
            charts.every((chart) => chart.querySelector("svg path[d], canvas") !== null);
          if (!isDrawn) drawnAt = 0;
          else if (drawnAt === 0) drawnAt = performance.now();
          const usable = Math.max(drawnAt, busyUntil);
          if (isDrawn && performance.now() - usable > quietMs) resolve(usable);
          else setTimeout(look, 20);
        };
        look();
      }),
    1_000,
  );
  await page.context().close();
  return usableMs;
}

/** Of the signed-in person, with an empty cache. */
async function openPage({ url, cookie }: Side, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ ...cookie, url }]);
  return await context.newPage();
}
