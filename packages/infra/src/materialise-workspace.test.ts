import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { materialiseWorkspace } from "./materialise-workspace.ts";

let repository: string;
let infra: string;

/** A repository in which release 1.0.0 is tagged, then the stack changes, and prod stays pinned. */
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "greenroom-release-"));
  infra = join(repository, "packages/infra");
  for (const part of ["stacks", "modules", "environments"])
    cpSync(join(import.meta.dirname, "..", part), join(infra, part), { recursive: true });
  writeFileSync(join(infra, "package.json"), `{ "version": "1.1.0" }\n`);
  const git = (...args: readonly string[]) =>
    execFileSync("git", [
      "-C",
      repository,
      "-c",
      "user.name=test",
      "-c",
      "user.email=test@localhost",
      ...args,
    ]);
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  git("tag", "infra-v1.0.0");
  writeFileSync(join(infra, "stacks/platform/added.tf"), "# since 1.1.0\n");
  writeFileSync(join(infra, "versions.yaml"), "platform: { dev: 1.1.0, stage: 1.1.0, prod: 1.0.0 }\n");
  return () => rmSync(repository, { recursive: true, force: true });
});

const added = (target: string) => existsSync(join(target, "stacks/platform/added.tf"));

test("an environment on the current release runs this checkout", () => {
  const target = join(repository, "out");
  expect(materialiseWorkspace(infra, { environment: "dev", layer: "platform" }, target)).toBe("1.1.0");
  expect(added(target)).toBe(true);
});

test("a pinned environment runs the code of its release with the data of today", () => {
  const target = join(repository, "out");
  writeFileSync(join(infra, "environments/prod/platform.tfvars"), "# today\n");
  expect(materialiseWorkspace(infra, { environment: "prod", layer: "platform" }, target)).toBe("1.0.0");
  expect(added(target)).toBe(false);
  expect(existsSync(join(target, "modules/namespace/main.tf"))).toBe(true);
  expect(readFileSync(join(target, "environments/prod/platform.tfvars"), "utf8")).toBe("# today\n");
  expect(existsSync(join(target, "environments/dev"))).toBe(false);
});

test("a release without a tag is refused with what to do", () => {
  writeFileSync(join(infra, "versions.yaml"), "platform: { dev: 1.1.0, stage: 1.1.0, prod: 0.9.0 }\n");
  expect(() =>
    materialiseWorkspace(infra, { environment: "prod", layer: "platform" }, join(repository, "out")),
  ).toThrow("without its tag infra-v0.9.0; fetch the tags or pin another release");
});

test("a folder with something in it is refused", () => {
  expect(() => materialiseWorkspace(infra, { environment: "dev", layer: "platform" }, repository)).toThrow(
    "is not empty",
  );
});
