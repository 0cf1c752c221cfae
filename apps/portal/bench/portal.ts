/** npm run bench:portal: what the portal and the worker take of the machine and of the browser, beside another commit in
 * the same run. Both are started as npm start does, without a cluster; Prometheus is one that answers at once. Figures
 * are of this machine and of what else it does meanwhile, ratios travel better. */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserLaunch } from "../e2e/browser-launch.ts";
import { checkOut, commitOf, parentOf } from "./portal/check-out.ts";
import { putUnderLoad } from "./portal/load.ts";
import { memoryOf } from "./portal/memory.ts";
import { measureAnswers, measureDrawings } from "./portal/answers.ts";
import { measureMetricsPage, measureScripts } from "./portal/in-browser.ts";
import { asMarkdown, asText, type Figure } from "./portal/report.ts";
import { openSide, type Side } from "./portal/side.ts";
import { startPrometheus } from "./portal/stand-in-prometheus.ts";

const root = resolve(import.meta.dirname, "../../..");
const record = join(root, "docs/benchmarks/portal.md");
const restMs = 60_000;

const { values: options } = parseArgs({
  options: {
    base: { type: "string" },
    /** Adds the table to docs/benchmarks/portal.md. */
    record: { type: "boolean", default: false },
  },
});
const base = commitOf(root, options.base ?? parentOf(root));
const undo: (() => Promise<void> | void)[] = [];
const say = (what: string) => process.stderr.write(`• ${what}\n`);

try {
  const figures = await measure();
  console.log(asText(figures));
  if (options.record) {
    mkdirSync(dirname(record), { recursive: true });
    if (!existsSync(record))
      writeFileSync(record, "# What the portal takes\n\nWritten by `npm run bench:portal -- --record`.\n");
    appendFileSync(record, asMarkdown(figures, { base, now: commitOf(root, "HEAD"), at: new Date() }));
  }
} finally {
  for (const step of undo.toReversed()) await step();
}

async function measure(): Promise<readonly Figure[]> {
  say(`installing ${base}`);
  const other = await checkOut(root, base);
  undo.push(other.remove);
  const prometheus = await startPrometheus();
  undo.push(prometheus.stop);
  const browser = await chromium.launch(browserLaunch);
  undo.push(() => browser.close());

  const open = async (name: string, checkout: string): Promise<Side> => {
    say(`building and starting ${name}`);
    const side = await openSide(checkout, browser, { PROMETHEUS_URL: prometheus.url });
    undo.push(side.stop);
    return side;
  };
  const before = await open(base, other.directory);
  const now = await open("this checkout", root);
  const sides = [before, now] as const;
  const each = async <Value>(ask: (side: Side) => Promise<Value>): Promise<readonly [Value, Value]> => [
    await ask(before),
    await ask(now),
  ];

  say(`resting for ${restMs / 1000} s`);
  await delay(restMs);
  const atRest = await each(memoryOf);
  say("asking for drawings and pages in turns");
  const drawings = await each(measureDrawings);
  const answers = await measureAnswers(sides);
  say("putting both under load for 45 s");
  const loads = await putUnderLoad(sides);
  say(`resting for ${restMs / 1000} s`);
  await delay(restMs);
  const afterLoad = await each(memoryOf);
  say("opening pages in Chromium");
  const scripts = await measureScripts(sides, browser);
  const usableMs = await measureMetricsPage(sides, browser);

  const of = <Value>(pair: readonly [Value, Value], read: (value: Value) => number) => ({
    base: read(pair[0]),
    now: read(pair[1]),
  });
  const mib = (bytes: number) => bytes / 1024 ** 2;
  return [
    { what: "portal at rest, RSS", unit: "MiB", ...of(atRest, ({ portal }) => mib(portal)), ratioMax: 0.5 },
    {
      what: "portal after load, RSS",
      unit: "MiB",
      ...of(afterLoad, ({ portal }) => mib(portal)),
      ratioMax: 0.45,
    },
    { what: "worker at rest, RSS", unit: "MiB", ...of(atRest, ({ worker }) => mib(worker)), ratioMax: 0.6 },
    { what: "answer under load, p50", unit: "ms", ...of(loads, ({ p50Ms }) => p50Ms), ratioMax: 1.1 },
    { what: "answer under load, p95", unit: "ms", ...of(loads, ({ p95Ms }) => p95Ms), ratioMax: 1.1 },
    {
      what: "refused or failed under load",
      unit: "answers",
      ...of(loads, ({ failed }) => failed),
      valueMax: 0,
    },
    ...scripts.map(({ path, kib }) => ({
      what: `script on the first load of ${path}`,
      unit: "KiB gzip",
      ...of(kib, (value) => value),
      ratioMax: path === "/" ? 0.5 : 1,
    })),
    {
      what: "Metrics usable, CPU slowed 4 times",
      unit: "ms",
      ...of(usableMs, (value) => value),
      ratioMax: 0.5,
    },
    {
      what: "first new drawing after a rest",
      unit: "ms",
      ...of(drawings, ({ newMs }) => newMs),
      valueMax: 1500,
    },
    { what: "kept drawing", unit: "ms", ...of(drawings, ({ keptMs }) => keptMs), ratioMax: 1.1 },
    ...answers.map(({ path, ms }) => ({
      what: `answer of ${path}`,
      unit: "ms",
      ...of(ms, (value) => value),
      ratioMax: 1.1,
    })),
  ];
}
