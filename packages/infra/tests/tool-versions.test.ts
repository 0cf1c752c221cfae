import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { InfraCopy, infraDir, runTool, tofuVersions } from "./tofu.ts";

const configurations = ["modules", "stacks", "tests/fixtures"]
  .flatMap((parent) => readdirSync(`${infraDir}/${parent}`).map((name) => `${parent}/${name}`))
  .flatMap((folder) => {
    const files = readdirSync(`${infraDir}/${folder}`).filter((file) => file.endsWith(".tf"));
    const text = files.map((file) => readFileSync(`${infraDir}/${folder}/${file}`, "utf8")).join("\n");
    return files.length === 0 ? [] : [{ folder, text }];
  });
const range = /^ {2}required_version = ">= (\d+\.\d+)\.0, < 2\.0\.0"$/m;

test.each(configurations)("$folder admits the versions that all admit", ({ text }) => {
  expect(range.exec(text)?.[0]).toBe(`  required_version = ">= 1.9.0, < 2.0.0"`);
});

test.each(configurations)("$folder names no provider by a short address", ({ text }) => {
  // tofu and terraform would complete it differently, and could not share a lock file.
  const sources = [...text.matchAll(/^ {6}source\s+= "(.*)"/gm)].map(([, source]) => source);
  expect(sources).toEqual(["registry.opentofu.org/gavinbunney/kubectl"]);
});

describe.skipIf(tofuVersions[1].binary === undefined)("both ends are tested (TOFU, TOFU_OLDEST)", () => {
  const versionOf = async (binary: string | undefined) => {
    const { output } = await runTool(binary ?? "tofu", ["version", "-json"], infraDir);
    const [, version = ""] = /"terraform_version": "(\d+\.\d+)\.\d+"/.exec(output) ?? [];
    return version;
  };

  // Patches of one minor release read the same configuration.
  test("the oldest is of the lower bound's minor release, the newest is later", async () => {
    const [newest, oldest] = await Promise.all(tofuVersions.map(({ binary }) => versionOf(binary)));
    expect(range.exec(configurations[0]?.text ?? "")?.[1]).toBe(oldest);
    expect((newest ?? "").localeCompare(oldest ?? "", "en", { numeric: true })).toBe(1);
  });

  test("what is older than the bound is told so", async () => {
    const copy = new InfraCopy(tofuVersions[1].binary);
    onTestFinished(() => copy[Symbol.dispose]());
    copy.edit("modules/team-access/versions.tf", ">= 1.9.0", ">= 1.10.0");
    const { exitCode, output } = await copy.tofu("modules/team-access", "init", "-input=false");
    expect(exitCode).toBe(1);
    expect(output).toContain("Unsupported OpenTofu Core version");
  });
});
