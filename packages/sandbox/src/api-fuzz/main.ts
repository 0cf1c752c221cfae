/** npm run test:api: every documented route, tried as nobody and as each role. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Caller, invite, nobody, signIn } from "../callers/index.ts";
import { PreparationError } from "../host/index.ts";
import { commitOf } from "../verify/commit-of.ts";
import { startProductUnderTest } from "../verify/product-under-test.ts";
import { apiDocumentSchema, eventStreams, forSchemathesis, operationCount } from "./api-document.ts";
import { ensureSchemathesis } from "./ensure-schemathesis.ts";
import { makeKnownIds } from "./known-ids.ts";
import { proofDocument, type ProofRow } from "./proof.ts";
import { schemathesisConfig, type Trial, tryAs } from "./try-as.ts";
import { tryStreams } from "./try-streams.ts";

const root = process.cwd();
const proof = "docs/proofs/api.md";
const say = (line: string) => console.log(`• ${line}`);

async function run(): Promise<boolean> {
  const schemathesis = await ensureSchemathesis(say);
  say("starting the product, without cluster and tools");
  const product = startProductUnderTest(root, "api", {
    GREENROOM_SANDBOX: "off",
    // Nothing is executed, so nothing is built.
    TF_BINARY: "/nonexistent/tofu",
  });
  const directory = mkdtempSync(join(tmpdir(), "greenroom-api-fuzz-"));
  try {
    const { url: origin, signInLink } = await product.ready();
    const { callers, spare, operator } = await makeCallers(origin, signInLink);
    const document = apiDocumentSchema.parse(await read(origin, "/api/openapi.json", operator));
    const ids = await makeKnownIds(origin, operator, spare);
    writeFileSync(join(directory, "openapi.json"), JSON.stringify(forSchemathesis(document, ids)));
    writeFileSync(join(directory, "schemathesis.toml"), schemathesisConfig);
    const streams = eventStreams(document, ids);
    const streamPaths = Object.keys(document.paths).filter((path) =>
      streams.some(({ operationId }) => document.paths[path]?.get?.operationId === operationId),
    );
    const rows: ProofRow[] = [];
    for (const caller of callers) {
      const isSignedIn = caller !== nobody;
      const leftOut = isSignedIn ? [...streamPaths, "/api/sign-out"] : streamPaths;
      const trial = await tryAs(schemathesis, caller, { origin, directory, leftOut });
      const faults = [
        ...(await tryStreams(origin, caller, streams)),
        ...(isSignedIn ? await trySignOut(origin, caller) : []),
      ];
      const routes = trial.routes + streams.length + (isSignedIn ? 1 : 0);
      const missed = operationCount(document) - routes;
      if (missed !== 0) faults.push(`${missed} documented routes were not tried`);
      const row = toRow(trial, routes, faults);
      rows.push(row);
      const found = row.serverErrors + row.undocumented + row.others;
      say(`${caller.name}: ${routes} routes, ${row.requests} requests, ${found} faults`);
      if (found > 0) console.error([...trial.output.split("\n").map(shortened), ...faults].join("\n"));
    }
    await product.stop();
    const passed = rows.every((row) => row.serverErrors + row.undocumented + row.others === 0);
    if (passed) product.remove();
    const commit = await commitOf(root, proof);
    const date = new Date().toISOString().slice(0, 10);
    mkdirSync(dirname(join(root, proof)), { recursive: true });
    writeFileSync(join(root, proof), proofDocument(rows, { date, commit, version: schemathesis.version }));
    say(`${proof} is written`);
    if (!passed) say(`the product's logs are kept in ${product.stateDir}`);
    return passed;
  } catch (error) {
    await product.stop().catch(() => undefined);
    throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Some requests are as long as a server takes. */
function shortened(line: string): string {
  return line.length <= 500 ? line : `${line.slice(0, 500)} … (${line.length} characters)`;
}

/** The weakest first; the admin last, who may change the others. */
async function makeCallers(origin: string, link: string) {
  const admin = await signIn("admin", link);
  const viewer = await invite(origin, admin, { name: "viewer", role: "viewer" });
  const operator = await invite(origin, admin, { name: "operator", role: "operator" });
  const approver = await invite(origin, admin, { name: "approver", role: "approver" });
  const inDev = await invite(origin, admin, {
    name: "approver in dev only",
    role: "approver",
    environment: "dev",
  });
  const spare = await invite(origin, admin, { name: "spare", role: "viewer" });
  return { callers: [nobody, viewer, operator, approver, inDev, admin], spare, operator };
}

/** Whether the session lasted through everything that was tried with it, and ends when its owner ends it. */
async function trySignOut(origin: string, caller: Caller): Promise<readonly string[]> {
  const status = async () => (await fetch(`${origin}/api/environments`, { headers: caller.headers })).status;
  const before = await status();
  const signOut = await fetch(`${origin}/api/sign-out`, {
    method: "POST",
    headers: { ...caller.headers, origin },
    redirect: "manual",
  });
  const after = await status();
  return before === 200 && signOut.status === 303 && after === 401
    ? []
    : [`the session of ${caller.name} answers ${before}, signing out ${signOut.status}, then ${after}`];
}

function toRow(trial: Trial, routes: number, faults: readonly string[]): ProofRow {
  const count = (title: string) =>
    trial.faults.filter((fault) => fault.title === title).reduce((sum, fault) => sum + fault.count, 0);
  const all = trial.faults.reduce((sum, fault) => sum + fault.count, 0) + faults.length;
  const serverErrors = count("Server error");
  const undocumented = count("Undocumented status code");
  return {
    caller: trial.caller,
    routes,
    requests: trial.requests,
    serverErrors,
    undocumented,
    others: all - serverErrors - undocumented,
    seconds: trial.seconds,
  };
}

async function read(origin: string, path: string, { headers }: Caller): Promise<unknown> {
  const answer = await fetch(origin + path, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return await answer.json();
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  const failure = error instanceof PreparationError ? error : null;
  console.error(failure ? `✖ ${failure.what}\n  ${failure.why}\n  → ${failure.remedy}` : error);
  process.exitCode = 1;
}
