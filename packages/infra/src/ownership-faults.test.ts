import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readLayout } from "./layout.ts";
import { ownershipFaults } from "./ownership-faults.ts";

const checkout = join(import.meta.dirname, "../../..");
const codeowners = ".github/CODEOWNERS";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "greenroom-owners-"));
  const copied = [codeowners, "docs/architecture/teams.yaml", "docs/objectives"];
  for (const part of ["stacks", "modules", "environments", "policies", "versions.yaml", "package.json"])
    copied.push(`packages/infra/${part}`);
  for (const part of copied) cpSync(join(checkout, part), join(dir, part), { recursive: true });
  return () => rmSync(dir, { recursive: true, force: true });
});

const faults = () => {
  const infra = join(dir, "packages/infra");
  return ownershipFaults(dir, infra, readLayout(infra));
};
const edit = (change: (text: string) => string) =>
  writeFileSync(join(dir, codeowners), change(readFileSync(join(dir, codeowners), "utf8")));

test("every module, stack and environment of this checkout has an owner", () => {
  expect(faults()).toEqual([]);
});

test.each(["modules/cluster", "stacks/cluster", "environments/load"])("a new %s needs an owner", (folder) => {
  mkdirSync(join(dir, "packages/infra", folder));
  expect(faults()).toEqual([`${codeowners}: packages/infra/${folder} has no line of its own`]);
});

test("a path that is gone is named with its line", () => {
  rmSync(join(dir, "packages/infra/modules/team-access"), { recursive: true });
  expect(faults()).toEqual([
    expect.stringMatching(/^\.github\/CODEOWNERS:\d+: packages\/infra\/modules\/team-access does not exist$/),
  ]);
});

test("an owner that is no team is named", () => {
  edit((text) => text.replace("@greenroom/sre", "@greenroom/operations"));
  expect(faults()).toEqual([
    expect.stringContaining(
      "@greenroom/operations is not @greenroom/<id of a team in docs/architecture/teams.yaml>",
    ),
  ]);
});

test("a path without an owner is named", () => {
  edit((text) => text.replace(/(packages\/infra\/environments\/prod\/).*/, "$1"));
  expect(faults()).toEqual([expect.stringContaining("packages/infra/environments/prod names no owner")]);
});

test("a later line that takes over an earlier one is named", () => {
  edit((text) => `${text}/packages/infra/environments/ @greenroom/platform\n`);
  expect(faults()).toHaveLength(3);
  expect(faults()[0]).toMatch(/line \d+ overrules it; general lines come first$/);
});

test("a repository without owners is named", () => {
  rmSync(join(dir, codeowners));
  expect(faults()).toEqual([`${codeowners} is missing`]);
});
