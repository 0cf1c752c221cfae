import { request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { pagesOf } from "./answers.ts";
import type { Side } from "./side.ts";

const lastsMs = 45_000;
const requestsPerSecond = 20;
const streams = 200;
const apiPaths = [
  "/api/environments",
  "/api/environments/waiting",
  "/api/runs?limit=50",
  "/api/rollouts",
  "/api/risks",
  "/api/architecture/states",
  "/api/architecture/contents",
  "/api/platform/status",
];

interface LoadOutcome {
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Answers other than 200. */
  readonly failed: number;
}

/** Pages and API in turns at an even rate, with event streams open all the while. Each request is sent at its time,
 * whether or not the one before it was answered. Both at the same time: what else the machine does meets both alike. */
export async function putUnderLoad(
  sides: readonly [Side, Side],
): Promise<readonly [LoadOutcome, LoadOutcome]> {
  const paths: string[] = [];
  for (const path of [...(await pagesOf(sides[1])), ...apiPaths]) {
    const answers = await Promise.all(sides.map((side) => side.ask(path)));
    if (answers.every(({ ok }) => ok)) paths.push(path);
  }
  return await Promise.all([load(sides[0], paths), load(sides[1], paths)]);
}

async function load(side: Side, paths: readonly string[]): Promise<LoadOutcome> {
  const opened = Array.from({ length: streams }, () => openStream(side));
  const times: number[] = [];
  let failed = 0;
  const note = async (path: string) => {
    try {
      const { ms, ok } = await timed(side, path);
      times.push(ms);
      if (!ok) failed += 1;
    } catch {
      failed += 1;
    }
  };
  const underWay: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let sent = 0; sent < (lastsMs / 1000) * requestsPerSecond; sent += 1) {
    await delay(Math.max(0, startedAt + (sent * 1000) / requestsPerSecond - performance.now()));
    underWay.push(note(paths[sent % paths.length] ?? "/"));
  }
  await Promise.all(underWay);
  for (const close of opened) close();
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50Ms: quantile(0.5), p95Ms: quantile(0.95), failed };
}

async function timed(side: Side, path: string) {
  const startedAt = performance.now();
  const answer = await side.ask(path);
  await answer.arrayBuffer();
  return { ms: performance.now() - startedAt, ok: answer.ok };
}

/** @returns closes it */
function openStream({ url, cookie: { name, value } }: Side): () => void {
  const stream = request(new URL("/api/live", url), {
    agent: false,
    headers: { cookie: `${name}=${value}`, accept: "text/event-stream" },
  });
  stream.on("response", (answer) => answer.resume().on("error", () => undefined));
  stream.on("error", () => undefined);
  stream.end();
  return () => stream.destroy();
}
