import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { migrate } from "@greenroom/adapters/postgres";
import { machinery } from "@greenroom/core/access";
import {
  cancelRun,
  approveRun,
  findWorkspace,
  planOf,
  type Run,
  requestRun,
  type Workspace,
} from "@greenroom/core/runs";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { seated } from "../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { giveUpSilent } from "../executions/give-up-silent.ts";
import { applyRun } from "./apply-run.ts";
import { planRun } from "./plan-run.ts";
import {
  ada,
  bob,
  createContext,
  createInfra,
  environments,
  mayOf,
  serveStateBackend,
} from "./run-fixture.ts";
import { removeLeftFolders, tellKeptStates } from "./unsaved-state.ts";

const url = await startTestDatabase(migrate);
const infra = createInfra();
const stateSource = createContext(url, infra, "http://127.0.0.1:9");
const backend = await serveStateBackend(stateSource.stateVersions);
const product = createContext(url, infra, backend.url);
const { context, runs, stateVersions, database } = product;
await seated(database, bob, "approver");
const workspace = findWorkspace(environments, "dev", "base") as Workspace;
const work = join(infra.directory, "work");

afterAll(async () => {
  backend.close();
  infra.remove();
  await stateSource.database.$disconnect();
  await database.$disconnect();
});
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE runs, run_steps, run_plans, run_log_chunks, run_credentials, state_versions, state_locks`;
  writeFileSync(infra.marker, "");
  infra.set("dev", { greeting: "hello", seconds: 0 });
  backend.refusesStatesWith = null;
  rmSync(work, { recursive: true, force: true });
});

async function planAndApprove(): Promise<Run> {
  const wish = { environment: "dev", layer: "base", message: "" };
  const asked = await requestRun(product, mayOf(ada, "run:plan"), wish);
  if (!asked.ok) throw new Error(asked.error.message);
  await planRun(context)({ runId: asked.value.id }, new AbortController().signal);
  const planned = await get(asked.value);
  const planDigest = planOf(planned)?.digest ?? "";
  const confirmed = await approveRun(product, mayOf(bob, "run:approve"), { id: planned.id, planDigest });
  if (!confirmed.ok) throw new Error(confirmed.error.message);
  return confirmed.value;
}
async function apply(run: Run): Promise<Run> {
  await applyRun(context)({ runId: run.id }, new AbortController().signal);
  return get(run);
}
async function get({ id }: Run): Promise<Run> {
  const run = await runs.find(id);
  if (run === null) throw new Error("the run is gone");
  return run;
}

/** The run says that its state was not saved, and there it lies. */
function expectKept(run: Run, words: string): void {
  expect(run).toMatchObject({
    status: "errored",
    failure: {
      code: "state_not_saved",
      message: expect.stringContaining(words),
      remedy: expect.stringContaining("Apply nothing of dev/base before that state is stored"),
      kept: { host: hostname(), folder: expect.stringContaining(run.id) },
    },
  });
  const folder = (run.status === "errored" && run.failure.kept?.folder) || "";
  expect(readFileSync(join(folder, "errored.tfstate"), "utf8")).toContain('"first"');
  expect(statSync(join(folder, "../..")).mode & 0o777).toBe(0o700);
}

test.each([
  ["is away", 503],
  ["finds it too large", 413],
])(
  "an apply whose state the backend does not take because it %s keeps its folder and says where",
  async (_, status) => {
    const run = await planAndApprove();
    backend.refusesStatesWith = status;
    expectKept(await apply(run), "Applied, but the state could not be saved");
    expect(await stateVersions.latest(workspace)).toBeNull();
    expect(await stateVersions.findLock(workspace)).toBeNull();
    const log = await context.runLog.read(run.id, "apply", 0);
    expect(log.map(({ text }) => text).join("")).not.toContain(work);
  },
);

test.each([
  [
    "canceled",
    503,
    async (run: Run) => void (await cancelRun(product, mayOf(bob, "run:cancel"), { id: run.id })),
  ],
  ["stopped with its worker", 413, (_: Run, stopping: AbortController) => Promise.resolve(stopping.abort())],
])("so does an apply that is %s while its state is refused with %d", async (_, status, end) => {
  infra.set("dev", { greeting: "hello", seconds: 60 });
  const run = await planAndApprove();
  backend.refusesStatesWith = status;
  const stopping = new AbortController();
  const applying = applyRun(context)({ runId: run.id }, stopping.signal);
  await vi.waitFor(() => expect(readFileSync(infra.marker, "utf8")).toBe("started\n"), 20_000);
  await end(run, stopping);
  await applying;
  expectKept(await get(run), "Applied, but the state could not be saved");
});

test("a run that ends well leaves no folder behind", async () => {
  await apply(await planAndApprove());
  expect(readdirSync(work)).toEqual([]);
});

test("a lost worker's run says where the state is once it is found", async () => {
  const run = await planAndApprove();
  const lease = { id: "l1", worker: "elsewhere/1" };
  await runs.change(run.id, { type: "apply_started", lease }, machinery);
  const folder = join(work, `greenroom-${run.id}-abc123/stacks/base`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, "errored.tfstate"), '{"resources":[{"name":"first"}]}');
  await tellKeptStates(context);
  expect((await get(run)).status).toBe("applying");

  await database.$executeRaw`UPDATE runs SET heartbeat_at = heartbeat_at - interval '31 seconds' WHERE id = ${run.id}`;
  await giveUpSilent(runs, context.log);
  await tellKeptStates(context);
  await tellKeptStates(context);
  expectKept(await get(run), "Worker lost");
  expect((await runs.steps(run.id)).filter(({ event }) => event === "state_kept")).toHaveLength(1);
});

test("what a killed worker left goes once its run has ended", async () => {
  const run = await planAndApprove();
  const folder = join(work, `greenroom-${run.id}-abc123`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "processes"), `${hostname()} ${2 ** 30}\n`);
  await removeLeftFolders(context);
  expect(readdirSync(work)).toHaveLength(1);
  await cancelRun(product, mayOf(bob, "run:cancel"), { id: run.id });
  await removeLeftFolders(context);
  expect(readdirSync(work)).toEqual([]);
});
