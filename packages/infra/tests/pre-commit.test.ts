import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { infraDir, runTool, tofuVersions } from "./tofu.ts";

const checkout = join(infraDir, "../..");
const configSchema = z.object({
  repos: z.array(
    z.object({
      repo: z.literal("local"),
      hooks: z.array(
        z.object({
          id: z.string(),
          language: z.literal("system"),
          entry: z.string(),
          files: z.string(),
          pass_filenames: z.literal(false),
        }),
      ),
    }),
  ),
});
const config = configSchema.parse(parse(readFileSync(join(checkout, ".pre-commit-config.yaml"), "utf8")));
const hooks = config.repos.flatMap((repo) => repo.hooks);

/** One change per hook that it has to stop: file, what is there, what is written instead. */
const faults: Record<string, readonly [string, string, string]> = {
  "infra-format": ["packages/infra/environments/dev/platform.tfvars", "team  ", "team"],
  "infra-lint": ["packages/infra/modules/namespace/outputs.tf", `"name" {`, `"Name" {`],
  "infra-module-documents": [
    "packages/infra/modules/namespace/variables.tf",
    "Name of the",
    "The name of the",
  ],
  "infra-stack-documents": ["packages/infra/stacks/platform/outputs.tf", "Name of the", "The name of the"],
  "infra-policies": ["packages/infra/policies/rights.rego", `== "secrets"`, `== "credentials"`],
  "infra-check": ["packages/infra/environments/prod/platform.tfvars", `"demo"`, `"shop"`],
};

const programs: Record<string, string | undefined> = {
  tofu: tofuVersions[0].binary,
  tflint: process.env.TFLINT,
  conftest: process.env.CONFTEST,
  "terraform-docs": process.env.TERRAFORM_DOCS,
  node: process.execPath,
};
const hasPrograms = Object.values(programs).every((path) => path?.startsWith("/") === true);

describe.skipIf(!hasPrograms)("pre-commit (paths in TOFU, TFLINT, CONFTEST, TERRAFORM_DOCS)", () => {
  let dir: string;
  let work: string;
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", work, ...args], { encoding: "utf8" });

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "greenroom-pre-commit-"));
    work = join(dir, "work");
    for (const part of [".github", "docs/architecture/teams.yaml", "docs/objectives", "packages/infra"])
      cpSync(join(checkout, part), join(work, part), {
        recursive: true,
        filter: (source) => basename(source) !== "node_modules",
      });
    symlinkSync(join(infraDir, "node_modules"), join(work, "packages/infra/node_modules"));
    git("init", "--quiet");
    git("add", ".");
    for (const [name, path] of Object.entries(programs)) symlinkSync(path ?? "", join(dir, name));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** As pre-commit judges: a hook that fails or that changes a file stops the commit. */
  async function passes(entry: string): Promise<boolean> {
    const before = git("diff");
    const words = [...entry.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");
    const path = `PATH=${dir}:/usr/bin:/bin`;
    const { exitCode } = await runTool("/usr/bin/env", [path, ...words], work);
    return exitCode === 0 && git("diff") === before;
  }

  test("every hook has a fault to find", () => {
    expect(Object.keys(faults)).toEqual(hooks.map(({ id }) => id));
  });

  test.each(hooks)("$id lets this checkout pass and finds its fault", async ({ id, entry, files }) => {
    expect(await passes(entry)).toBe(true);
    const [file, from, to] = faults[id] ?? ["", "", ""];
    const text = readFileSync(join(work, file), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(work, file), text.replace(from, to));
    expect(file).toMatch(new RegExp(files));
    expect(await passes(entry)).toBe(false);
    git("checkout", "--quiet", ".");
  });
});
