/** npm run bench:overview: how long the Overview takes with twenty services in five environments, beside one service in
 * as many. Both portals run at once on one build, without a cluster; Prometheus is one that answers at once. */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserLaunch } from "../e2e/browser-launch.ts";
import { median } from "./measure.ts";
import { writePlatform } from "./overview/platform-of.ts";
import { commitOf } from "./portal/check-out.ts";
import { asMarkdown, asText, type Figure } from "./portal/report.ts";
import { openSide, type Side } from "./portal/side.ts";
import { startPrometheus } from "./portal/stand-in-prometheus.ts";

const root = resolve(import.meta.dirname, "../../..");
const record = join(root, "docs/benchmarks/overview.md");
const rounds = 61;
/** The portal that was opened last is the younger one: until both have compiled what they run and have settled, the
 * comparison would be one of their ages. */
const warmUpRounds = 60;
const ratioMax = 1.3;
const asked = [
  { path: "/", what: "page of the Overview" },
  { path: "/api/environments", what: "answer of /api/environments" },
] as const;

const { values: options } = parseArgs({
  /** Adds the table to docs/benchmarks/overview.md. */
  options: { record: { type: "boolean", default: false } },
});
const undo: (() => Promise<void> | void)[] = [];

try {
  const figures = await measure();
  console.log(asText(figures));
  if (options.record) {
    mkdirSync(dirname(record), { recursive: true });
    if (!existsSync(record))
      writeFileSync(
        record,
        "# What many services cost the Overview\n\nWritten by `npm run bench:overview -- --record`: one service in five environments is the base, twenty in as many stand beside it.\n",
      );
    const now = commitOf(root, "HEAD");
    appendFileSync(
      record,
      asMarkdown(figures, { base: "one service", now: `${now}, 20 services`, at: new Date() }),
    );
  }
} finally {
  for (const step of undo.toReversed()) await step();
}

async function measure(): Promise<readonly Figure[]> {
  const prometheus = await startPrometheus();
  undo.push(prometheus.stop);
  const browser = await chromium.launch(browserLaunch);
  undo.push(() => browser.close());
  const open = async (services: number): Promise<Side> => {
    const directory = mkdtempSync(join(tmpdir(), "greenroom-bench-overview-"));
    undo.push(() => rmSync(directory, { recursive: true, force: true }));
    const side = await openSide(root, browser, {
      ...writePlatform(directory, services),
      PROMETHEUS_URL: prometheus.url,
    });
    undo.push(side.stop);
    return side;
  };
  const sides = [await open(1), await open(20)] as const;
  const figures: Figure[] = [];
  for (const { path, what } of asked) {
    const times: readonly [number[], number[]] = [[], []];
    // In turns: what else the machine does meets both alike.
    for (let round = -warmUpRounds; round < rounds; round += 1)
      for (const index of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const startedAt = performance.now();
        const answer = await sides[index].ask(path);
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        if (round >= 0) times[index].push(performance.now() - startedAt);
      }
    figures.push({ what, unit: "ms", base: median(times[0]), now: median(times[1]), ratioMax });
  }
  return figures;
}
