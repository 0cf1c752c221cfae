/** npm run bench:start: how long the portal takes to answer and everything to be live, cold and warm. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { dirname, join } from "node:path";
import type { PartTimesFile } from "../start/part-times.ts";
import { commitOf } from "./commit-of.ts";
import { startProductUnderTest } from "./product-under-test.ts";
import { partRows, readStartTimes, secondsOf } from "./start-times.ts";

const root = process.cwd();
const document = "docs/benchmarks/start.md";
const warmRounds = 3;

interface Round {
  readonly times: PartTimesFile;
  /** Processes that wanted a core when it began. */
  readonly load: number;
}

async function measure(stateDir: string | null, variables: Readonly<Record<string, string>>) {
  const load = loadavg()[0] ?? 0;
  const product = startProductUnderTest(root, "bench-start", variables, stateDir);
  await product.ready();
  const times = readStartTimes(product.stateDir);
  const output = await product.stop();
  // Everything is soon live where the cluster never came.
  if (!times.parts.some(({ name }) => name === "workloads deployed")) throw new Error(output);
  console.log(
    `• portal ${times.portalSeconds} s, everything ${times.allSeconds} s, load before ${load.toFixed(1)}`,
  );
  return { round: { times, load } satisfies Round, product };
}

/** The portal is built anew and the state is new; tools and packages are there. */
rmSync(join(root, "apps/portal/.next"), { recursive: true, force: true });
const { round: cold, product } = await measure(null, { TURBO_FORCE: "true" });
const warm: Round[] = [];
while (warm.length < warmRounds) warm.push((await measure(product.stateDir, {})).round);
product.remove();

const median = (of: (times: PartTimesFile) => number | null) =>
  warm.map(({ times }) => of(times) ?? Number.NaN).toSorted((a, b) => a - b)[Math.floor(warmRounds / 2)] ??
  Number.NaN;
const rows = [
  ["portal cold", cold.times.portalSeconds ?? Number.NaN, 80],
  [
    "portal cold, without Next's build",
    (cold.times.portalSeconds ?? Number.NaN) - secondsOf(cold.times, "portal built"),
    5,
  ],
  ["portal warm, median", median(({ portalSeconds }) => portalSeconds), 10],
  ["everything live warm, median", median(({ allSeconds }) => allSeconds), 30],
] as const;
const isQuiet = [cold, ...warm].every(({ load }) => load < availableParallelism());
mkdirSync(dirname(join(root, document)), { recursive: true });
writeFileSync(
  join(root, document),
  `# How long a start takes

Written by \`npm run bench:start\` on ${new Date().toISOString().slice(0, 10)}, commit ${await commitOf(root, document)}, on ${availableParallelism()} cores; load before the rounds ${[cold, ...warm].map(({ load }) => load.toFixed(1)).join(", ")}${isQuiet ? "" : ": others were working, so times are longer than a quiet machine's"}. Cold: new state, the portal built anew, packages and tools there. Warm: the same state again, ${warmRounds} times. Seconds since the process of the start began.

| What | Seconds | Target |  |
| --- | ---: | ---: | --- |
${rows.map(([what, seconds, target]) => `| ${what} | ${seconds.toFixed(1)} | ≤ ${target} | ${seconds <= target ? "met" : "MISSED"} |`).join("\n")}

## Parts, cold

| Part | From | To | Took |
| --- | ---: | ---: | ---: |
${partRows(cold.times).join("\n")}

## Parts, warm, last round

| Part | From | To | Took |
| --- | ---: | ---: | ---: |
${warm
  .slice(-1)
  .flatMap(({ times }) => partRows(times))
  .join("\n")}
`,
);
console.log(`• ${document} is written`);
