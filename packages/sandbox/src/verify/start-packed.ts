/** npm run test:start-packed [-- --cold]: a first start on an empty cache with packed tools, timed; with --cold the same
 * beside it with everything compiled. */
import { mkdirSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import type { PartTimesFile } from "../start/part-times.ts";
import { readyFileSchema } from "../start/ready-file.ts";
import { toolTable } from "../tools/index.ts";
import { commitOf } from "./commit-of.ts";
import { packTools } from "./pack-tools.ts";
import { readJsonWhenWritten } from "./ready.ts";
import { partRows, readStartTimes } from "./start-times.ts";

const root = process.cwd();
const proof = "docs/proofs/start-packed.md";
const targetSeconds = 120;
const timeoutMs = 60 * 60_000;
const say = (line: string) => console.log(`• ${line}`);

interface FirstStart {
  /** From the command until everything was live. */
  readonly seconds: number;
  readonly times: PartTimesFile;
  readonly load: number;
}

/** `npm start` in a fresh clone, with a home in which nothing is cached. */
async function firstStart(
  directory: string,
  name: string,
  variables: Readonly<Record<string, string>>,
): Promise<FirstStart> {
  const home = join(directory, name);
  const checkout = join(home, "greenroom");
  const stateDir = join(home, "state");
  mkdirSync(home);
  await execa("git", ["clone", "--quiet", root, checkout]);
  const { GREENROOM_CACHE_DIR: _cache, GREENROOM_TOOLS: _tools, ...rest } = process.env;
  const load = loadavg()[0] ?? 0;
  const startedAt = performance.now();
  const product = execa("node", ["scripts/bootstrap.mjs", "start"], {
    cwd: checkout,
    env: { ...rest, HOME: home, GREENROOM_STATE_DIR: stateDir, ...variables },
    extendEnv: false,
    all: true,
    reject: false,
    stdin: "ignore",
    forceKillAfterDelay: 90_000,
  });
  const ended = new AbortController();
  void product.then(({ all }) => ended.abort(new Error(`npm start ended:\n${all}`)));
  await readJsonWhenWritten(join(stateDir, "ready.json"), readyFileSchema, timeoutMs, ended.signal);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const times = readStartTimes(stateDir);
  say(`${name}: everything live after ${seconds} s`);
  product.kill("SIGTERM");
  await product;
  return { seconds, times, load };
}

const { values } = parseArgs({ options: { cold: { type: "boolean", default: false } } });
const directory = mkdtempSync(join(tmpdir(), "greenroom-packed-"));
// The database's account has to pass.
chmodSync(directory, 0o755);
try {
  const archive = await packTools(root, directory);
  const packed = await firstStart(directory, "packed", {
    GREENROOM_TOOLS: archive.path,
    GREENROOM_TOOLS_SHA256: archive.digest,
  });
  const cold = values.cold ? await firstStart(directory, "cold", {}) : null;
  const compiled = toolTable.reduce((sum, { coldBuildSeconds }) => sum + coldBuildSeconds, 0);
  mkdirSync(dirname(join(root, proof)), { recursive: true });
  writeFileSync(
    join(root, proof),
    `# A first start with packed tools

Written by \`npm run test:start-packed${values.cold ? " -- --cold" : ""}\` on ${new Date().toISOString().slice(0, 10)}, commit ${await commitOf(root, proof)}, on ${availableParallelism()} cores; load before it ${packed.load.toFixed(1)}. A fresh clone, and a home with neither packages nor tools nor compiled Go in it: Node, pnpm and the packages come from their registries, the portal and go-demo are built.

| First start | Everything live after | Target |  |
| --- | ---: | ---: | --- |
| with packed tools | ${packed.seconds} s | ≤ ${targetSeconds} s | ${packed.seconds <= targetSeconds ? "met" : "MISSED"} |
| with everything compiled | ${cold ? `${cold.seconds} s` : `not run; its tools alone take ${compiled} s on two idle cores`} |  |  |

## Parts, with packed tools

Seconds since the process of the start began, which is after Node, pnpm and the packages are there.

| Part | From | To | Took |
| --- | ---: | ---: | ---: |
${partRows(packed.times).join("\n")}
`,
  );
  say(`${proof} is written`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
