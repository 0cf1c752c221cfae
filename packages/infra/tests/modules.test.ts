import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLayout, workspacesOf } from "../src/layout.ts";
import { InfraCopy, infraDir, runTool, tofuVersions } from "./tofu.ts";

const layout = readLayout(infraDir);
const modules = layout.modules.map((name) => `modules/${name}`);
const stacks = layout.layers.map((name) => `stacks/${name}`);

describe.each(tofuVersions)("with the $age OpenTofu", ({ binary }) => {
  describe.skipIf(binary === undefined)("(path in TOFU, TOFU_OLDEST)", () => {
    let copy: InfraCopy;

    beforeAll(async () => {
      copy = new InfraCopy(binary);
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
  });
});

describe.skipIf(process.env.TFLINT === undefined)("tflint (path in TFLINT)", () => {
  test.each([...modules, ...stacks])("%s", async (folder) => {
    const args = [`--config=${infraDir}/.tflint.hcl`];
    expect(await runTool(process.env.TFLINT ?? "tflint", args, `${infraDir}/${folder}`)).toEqual({
      exitCode: 0,
      output: "",
    });
  });
});

describe.skipIf(process.env.TERRAFORM_DOCS === undefined)("terraform-docs (path in TERRAFORM_DOCS)", () => {
  test.each([...modules, ...stacks])("%s/README.md states its inputs and outputs", async (folder) => {
    const binary = process.env.TERRAFORM_DOCS ?? "terraform-docs";
    const args = ["--config=.terraform-docs.yml", "--output-check", folder];
    expect(await runTool(binary, args, infraDir)).toEqual({
      exitCode: 0,
      output: `${folder}/README.md is up to date\n`,
    });
  });
});
