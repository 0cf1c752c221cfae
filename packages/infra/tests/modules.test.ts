import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLayout, workspacesOf } from "../src/layout.ts";
import { InfraCopy, infraDir, runTool } from "./tofu.ts";

const layout = readLayout(infraDir);
const modules = readdirSync(`${infraDir}/modules`).map((name) => `modules/${name}`);
const stacks = layout.layers.map((name) => `stacks/${name}`);
let copy: InfraCopy;

beforeAll(async () => {
  copy = new InfraCopy();
  for (const folder of [...modules, ...stacks])
    await copy.mustRun(folder, "init", "-backend=false", "-input=false");
});
afterAll(() => copy[Symbol.dispose]());

test("every file is formatted", async () => {
  expect(await copy.tofu(".", "fmt", "-check", "-recursive")).toEqual({ exitCode: 0, output: "" });
});

test.each([...modules, ...stacks])("%s is valid", async (folder) => {
  expect(await copy.tofu(folder, "validate")).toMatchObject({ exitCode: 0 });
});

test.each(modules)("%s passes its own tests", async (folder) => {
  const { exitCode, output } = await copy.tofu(folder, "test");
  expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
  expect(exitCode).toBe(0);
});

test.each(workspacesOf(layout))(
  "$environment/$layer passes its stack's tests",
  async ({ environment, layer }) => {
    const { exitCode, output } = await copy.tofu(
      `stacks/${layer}`,
      "test",
      `-var-file=../../environments/${environment}/${layer}.tfvars`,
    );
    expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    expect(exitCode).toBe(0);
  },
);

describe.skipIf(process.env.TFLINT === undefined)("tflint (path in TFLINT)", () => {
  test.each([...modules, ...stacks])("%s", async (folder) => {
    const args = [`--config=${copy.path(".tflint.hcl")}`];
    expect(await runTool(process.env.TFLINT ?? "tflint", args, copy.path(folder))).toEqual({
      exitCode: 0,
      output: "",
    });
  });
});
