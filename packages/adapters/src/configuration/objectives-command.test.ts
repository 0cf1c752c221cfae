import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const command = join(root, "packages/adapters/bin/objectives.ts");
const document = "docs/objectives/go-demo.yaml";
const devData = "packages/infra/environments/dev/observability.tfvars";
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-objectives-"));
  for (const path of [
    "greenroom.yaml",
    "docs/objectives",
    "packages/infra/environments",
    "packages/manifests/monitoring/base/prometheus",
  ])
    cpSync(join(root, path), join(directory, path), { recursive: true });
  return () => rmSync(directory, { recursive: true });
});

const run = (verb: string) => {
  const { status, stderr } = spawnSync(process.execPath, [command, verb], {
    cwd: directory,
    encoding: "utf8",
  });
  return { status, stderr };
};
const read = (path: string) => readFileSync(join(directory, path), "utf8");
const edit = (path: string, old: string | RegExp, changed: string) =>
  writeFileSync(join(directory, path), read(path).replace(old, changed));

test("what is written is what the objectives say", () =>
  expect(run("check")).toEqual({ status: 0, stderr: "" }));

test("a promise that changed makes what is written from it stale, until it is written again", () => {
  edit(document, "target: 0.95", "target: 0.9");
  expect(run("check")).toMatchObject({ status: 1, stderr: expect.stringMatching(`${devData} is not what`) });
  expect(run("write").status).toBe(0);
  expect(run("check").status).toBe(0);
  expect(read(devData)).toMatch(/^ {4}target_ratio += 0\.9$/m);
  expect(read(devData)).toMatch(/^escalation +=/m);
});

test("a number that somebody changed where it is written is found", () => {
  edit(
    "packages/infra/environments/prod/observability.tfvars",
    /target_ratio += 0\.99$/m,
    "target_ratio = 0.5",
  );
  edit("packages/manifests/monitoring/base/prometheus/objective.rules.yml", "/demo/random-error", "/demo");
  const { status, stderr } = run("check");
  expect(status).toBe(1);
  expect(stderr).toContain("prod/observability.tfvars is not what the objectives say");
  expect(stderr).toContain("objective.rules.yml is not what the objectives say");
});

test("faults are said with file and line, and nothing is written", () => {
  edit(document, "service: go-demo", "service: go-demos");
  edit("greenroom.yaml", "go-demo-latency]", "go-demo-speed]");
  const before = read(devData);
  const { status, stderr } = run("write");
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /docs\/objectives\/go-demo\.yaml line \d+, spec\.service: there is no service "go-demos"/,
  );
  expect(stderr).toMatch(
    /line \d+, services\.0\.metrics\.objectives\.1: there is no indicator "go-demo-speed"/,
  );
  expect(read(devData)).toBe(before);
});

test("a directory that is not there is said with the setting that names it", () => {
  rmSync(join(directory, "docs"), { recursive: true });
  expect(run("check")).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/docs\/objectives has 1 fault:\n.*GREENROOM_OBJECTIVES_DIR/),
  });
});
