import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRecordReader } from "../postgres/index.ts";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type Checkout, serveStateBackend, tofuBy } from "./state-backend-fixture.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/bring-your-own.md"), "utf8");
const section = page.slice(page.indexOf("\n## States\n"));
const blocks = [...section.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, text = ""]) => ({
  language,
  text,
}));
const inLanguage = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);
/** What the page tells: the backend to write, and how a state moves to where the stack says it lies. */
const [[backend = ""], [move = ""]] = [inLanguage("hcl"), inLanguage("sh")];

const resources = `
resource "terraform_data" "bucket" {
  input = "kept since years"
}
resource "terraform_data" "reader" {
  input = terraform_data.bucket.id
}
output "bucket" {
  value = terraform_data.bucket.output
}
`;
const elsewhere = 'terraform {\n  backend "local" {\n    path = "elsewhere.tfstate"\n  }\n}\n';

const served = await serveStateBackend();
const { database, stateVersions, workspace } = served;
afterAll(() => served.stop());
beforeEach(async () => {
  await database.$executeRaw`TRUNCATE state_versions, state_locks`;
  served.asked.length = 0;
});

let checkouts = 0;
/** A stack with a state in another backend that has seen some changes. */
async function grown(): Promise<Checkout> {
  const { cwd, env } = served.checkout(`stack-${(checkouts += 1)}`, resources);
  const made = { cwd, env: { ...env, TF_DATA_DIR: ".terraform-live" } };
  writeFileSync(join(made.cwd, "backend.tf"), elsewhere);
  expect(await tofuBy(made, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  for (const input of ["one", "two", "kept since years"]) {
    writeFileSync(join(made.cwd, "main.tf"), resources.replace("kept since years", input));
    expect(await tofuBy(made, "apply", "-auto-approve", "-input=false")).toMatchObject({ exitCode: 0 });
  }
  return made;
}

/** The page's lines, with this backend's address and a token that works in them. */
function follow(
  lines: string,
  { cwd, env }: Checkout,
  token: string,
): Promise<{ exitCode: number; output: string }> {
  const programs = join(cwd, "bin");
  mkdirSync(programs, { recursive: true });
  const tofu = process.env["TOFU"] ?? "tofu";
  if (dirname(tofu) !== ".") symlinkIfMissing(tofu, join(programs, "tofu"));
  const text = lines
    .replaceAll("https://greenroom.example.com", served.origin)
    .replaceAll("/live/network", "/dev/base")
    .replaceAll("grt_…", token);
  return new Promise((resolve) => {
    const child = execFile(
      "sh",
      ["-e", "-c", text],
      { cwd, env: { ...env, PATH: `${programs}:${env["PATH"]}` } },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}

function symlinkIfMissing(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

/** What Terraform knows by a state. */
const essence = (text: string | Uint8Array) => {
  const { serial, lineage, resources: held, outputs } = JSON.parse(String(text)) as Record<string, unknown>;
  return { version: { serial, lineage }, described: { resources: held, outputs } };
};
const read = ({ cwd }: Checkout, name: string) => readFileSync(join(cwd, name), "utf8");

test("a state moves in from another backend and out again by the lines of the page, and stays what it is", async () => {
  const token = await served.token("ada", "admin", ["state:read", "state:write"]);
  const stack = await grown();
  const before = essence(read(stack, "elsewhere.tfstate"));
  expect(before.described).toMatchObject({ resources: [{}, {}], outputs: { bucket: {} } });

  writeFileSync(join(stack.cwd, "backend.tf"), backend);
  expect(await follow(move, stack, token)).toMatchObject({ exitCode: 0 });
  const moved = essence((await stateVersions.read(workspace)) ?? "null");
  expect(moved.described).toEqual(before.described);
  // OpenTofu begins a lineage in every remote backend that it moves a state into, so what was left behind in the old
  // one is never written over it.
  expect(moved.version).toMatchObject({ serial: 1 });
  expect(moved.version.lineage).not.toBe(before.version.lineage);
  // Nobody else could write meanwhile, and nobody is kept from it afterwards.
  expect(served.asked.filter(({ request }) => request === "POST state")).toEqual([
    { request: "POST state", isLocked: true },
  ]);
  expect(await stateVersions.findLock(workspace)).toBeNull();
  const record = await createRecordReader(database).list({ subject: { kind: "state", id: "dev/base" } }, 9);
  expect(record.map(({ action, actor, after }) => [action, actor?.name, after?.["token"]])).toEqual(
    expect.arrayContaining([
      ["state.locked", "ada", "laptop"],
      ["state.written", "ada", "laptop"],
      ["state.unlocked", "ada", "laptop"],
    ]),
  );
  const signedIn = served.signedIn(stack, "token", token);
  expect((await tofuBy(signedIn, "plan", "-input=false")).output).toContain("No changes");

  // It lives on: two more versions, and all three are kept.
  for (const input of ["changed", "kept since years"]) {
    writeFileSync(join(stack.cwd, "main.tf"), resources.replace("kept since years", input));
    expect(await tofuBy(signedIn, "apply", "-auto-approve", "-input=false")).toMatchObject({ exitCode: 0 });
  }
  const versions = await stateVersions.list(workspace, 9);
  expect(versions.map(({ serial }) => serial)).toEqual(
    versions.map(({ serial }) => serial).toSorted((a, b) => b - a),
  );
  expect(versions.at(-1)).toMatchObject(moved.version);
  const grownHere = essence((await stateVersions.read(workspace)) ?? "null");

  writeFileSync(join(stack.cwd, "backend.tf"), elsewhere.replace("elsewhere", "home-again"));
  expect(await follow(move, stack, token)).toMatchObject({ exitCode: 0 });
  const movedOut = essence(read(stack, "home-again.tfstate"));
  expect(movedOut.described).toEqual(grownHere.described);
  expect(movedOut.version.lineage).toBe(grownHere.version.lineage);
  expect(movedOut.version.serial).toBeGreaterThanOrEqual(Number(grownHere.version.serial));
  expect((await tofuBy(stack, "plan", "-input=false")).output).toContain("No changes");
  // What was moved out is kept as what it was.
  expect(await stateVersions.list(workspace, 9)).toEqual(versions);
  expect(await stateVersions.findLock(workspace)).toBeNull();
});

test("while somebody holds the lock nothing moves in, and the state stays where it was", async () => {
  const token = await served.token("bea", "admin", ["state:read", "state:write"]);
  const stack = await grown();
  const before = read(stack, "elsewhere.tfstate");
  await database.stateLock.create({
    data: { ...workspace, lockId: "held", info: { ID: "held", Who: "cyd@laptop" }, runId: null },
  });
  writeFileSync(join(stack.cwd, "backend.tf"), backend);
  const refused = await follow(move, stack, token);
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toMatch(/Who: +cyd@laptop/);
  expect(await stateVersions.latest(workspace)).toBeNull();
  expect(read(stack, "elsewhere.tfstate")).toBe(before);
});

test("a state moves into no workspace that has another one", async () => {
  const token = await served.token("dan", "admin", ["state:read", "state:write"]);
  const [first, second] = [await grown(), await grown()];
  for (const { cwd } of [first, second]) writeFileSync(join(cwd, "backend.tf"), backend);
  expect(await follow(move, first, token)).toMatchObject({ exitCode: 0 });
  const held = await stateVersions.list(workspace, 9);
  const refused = await follow(move, second, token);
  expect(refused.exitCode).toBe(1);
  expect(await stateVersions.list(workspace, 9)).toEqual(held);
  expect(await stateVersions.findLock(workspace)).toBeNull();
});

test("with a token that only reads nothing moves in, and nothing is lost", async () => {
  const token = await served.token("eve", "operator", ["state:read"]);
  const stack = await grown();
  const before = read(stack, "elsewhere.tfstate");
  writeFileSync(join(stack.cwd, "backend.tf"), backend);
  expect((await follow(move, stack, token)).exitCode).toBe(1);
  expect(await stateVersions.latest(workspace)).toBeNull();
  expect(read(stack, "elsewhere.tfstate")).toBe(before);
});
