/** npm run bench:diagram: how long the architecture's diagrams take in Chromium, beside plain Mermaid on the same
 * text. Starts a portal of its own without a cluster; figures are of this machine, ratios travel better. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { landscapeStyle, landscapeView, toMermaid, zoneView } from "@greenroom/core/architecture";
import { readPlatformModel } from "@greenroom/core/risks";
import { readModelFiles } from "@greenroom/adapters/model";
import { browserLaunch } from "../e2e/browser-launch.ts";
import { signInWithLink } from "../e2e/people.ts";
import { writeLargeModel } from "./large-model.ts";
import { median, timePlainMermaid, timeUpdate, timeView } from "./measure.ts";
import { startPortal } from "./start-portal.ts";

const root = resolve(import.meta.dirname, "../../..");
const rounds = 5;

const modelDirectory = mkdtempSync(join(tmpdir(), "greenroom-bench-model-"));
cpSync(join(root, "docs/architecture"), modelDirectory, { recursive: true });
const portal = await startPortal(root, modelDirectory);
const browser = await chromium.launch(browserLaunch);
try {
  await measure(browser, portal.url, portal.signInLink);
} finally {
  await browser.close();
  await portal.stop();
  rmSync(modelDirectory, { recursive: true });
}

async function measure(chrome: Browser, url: string, signInLink: string): Promise<void> {
  const first = await chrome.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await signInWithLink(await first.newPage(), signInLink);
  const session = await first.storageState();
  const open = async () => {
    const context = await chrome.newContext({
      baseURL: url,
      storageState: session,
      viewport: { width: 1440, height: 900 },
    });
    return await context.newPage();
  };
  const rows: Row[] = [];

  const cold = await repeat(async () => timeView(await open(), "/architecture"));
  const warmPage = await open();
  await timeView(warmPage, "/architecture");
  const warm = await repeat(() => timeView(warmPage, "/architecture"));
  rows.push(
    { what: "landscape visible, empty browser cache", ms: medianOf(cold, "visibleMs"), boundMs: 1000 },
    { what: "  and usable", ms: medianOf(cold, "usableMs") },
    { what: "landscape visible, again", ms: medianOf(warm, "visibleMs"), boundMs: 300 },
    { what: "  and usable", ms: medianOf(warm, "usableMs") },
  );

  const text = await landscapeText(modelDirectory);
  const plain = await open();
  for (const layout of ["elk", "dagre"] as const)
    rows.push({
      what: `plain Mermaid on the landscape's text, ${layout}, engine loaded`,
      ms: median(await timePlainMermaid(plain, text, layout, rounds)),
    });

  // The directory itself stays: it is what the portal watches.
  for (const name of readdirSync(modelDirectory)) rmSync(join(modelDirectory, name), { recursive: true });
  writeLargeModel(modelDirectory);
  const page = await open();
  await untilLargeModel(page);
  const views = [
    "/architecture",
    ...Array.from({ length: 14 }, (_, index) => `/architecture/zone-${index + 1}`),
  ];
  const timed = [];
  for (const view of views) timed.push(await timeView(page, view));
  rows.push({
    what: "210 components, 308 dependencies: slowest of 15 views visible",
    ms: Math.max(...timed.map(({ visibleMs }) => visibleMs)),
    boundMs: 1000,
  });
  rows.push({
    what: "  longest main-thread task once it can be used",
    ms: Math.max(...timed.map(({ longestTaskMs }) => longestTaskMs)),
    boundMs: 100,
  });
  rows.push({
    what: "live update of 100 nodes, style and layout included",
    ms: median(await timeUpdate(plain, await hundredNodes(modelDirectory), rounds)),
    boundMs: 16,
  });
  print(rows);
}

interface Row {
  readonly what: string;
  readonly ms: number;
  /** What it should stay below. */
  readonly boundMs?: number;
}

async function repeat<Times>(run: () => Promise<Times>): Promise<readonly Times[]> {
  const times: Times[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await run());
  return times;
}

function medianOf<Name extends string>(times: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return median(times.map((one) => one[name]));
}

async function architectureIn(directory: string) {
  const { content } = readPlatformModel(await readModelFiles(directory));
  if (!content) throw new Error(`the model in ${directory} has faults`);
  return content.architecture;
}

async function landscapeText(directory: string): Promise<string> {
  return toMermaid(landscapeView(await architectureIn(directory)), landscapeStyle);
}

/** Seven zones side by side in one text. */
async function hundredNodes(directory: string): Promise<string> {
  const model = await architectureIn(directory);
  const views = model.zones.slice(0, 7).flatMap((zone) => zoneView(model, zone.id) ?? []);
  const nodes = new Map(views.flatMap((view) => view.nodes).map((node) => [node.key, node]));
  return toMermaid({ title: "", nodes: [...nodes.values()].slice(0, 100), groups: [], edges: [] });
}

/** The portal follows its model's directory. */
async function untilLargeModel(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const answer = await page.request.get("/api/architecture/diagram?level=landscape");
    if ((await answer.text()).includes("zone-14")) return;
    await delay(500);
  }
  throw new Error("the portal did not take the large model up within 30 s");
}

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, ms, boundMs } of rows)
    console.log(
      `${what.padEnd(width)}  ${ms.toFixed(1).padStart(8)} ms${boundMs === undefined ? "" : `  (${ms <= boundMs ? "within" : "ABOVE"} ${boundMs} ms)`}`,
    );
}
