import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createModelRevisions } from "./model-revisions.ts";

const repository = mkdtempSync(join(tmpdir(), "greenroom-revisions-"));
const model = join(repository, "docs/architecture");
const git = (...args: readonly string[]) =>
  execFileSync(
    "git",
    ["-C", repository, "-c", "user.name=Test", "-c", "user.email=test@example.test", ...args],
    { encoding: "utf8" },
  );

beforeAll(() => {
  cpSync(resolve(import.meta.dirname, "../../../../docs/architecture"), model, { recursive: true });
  git("init", "--quiet");
  git("add", "-A");
  git("commit", "--quiet", "-m", "The first model");
  const teams = join(model, "teams.yaml");
  writeFileSync(teams, `${readFileSync(teams, "utf8")}\n  - id: night-shift\n    name: Night shift\n`);
  git("commit", "--quiet", "-am", "A team for the night");
});
afterAll(() => rmSync(repository, { recursive: true }));

test("revisions that changed the model are listed, the newest first, and each can be read", async () => {
  const revisions = createModelRevisions(model);
  const listed = await revisions.list();
  expect(listed.map(({ subject }) => subject)).toEqual(["A team for the night", "The first model"]);
  const teams = async (index: number) =>
    (await revisions.read(listed[index]?.revision ?? ""))?.architecture.teams.map(({ id }) => id) ?? [];
  expect(await teams(0)).toContain("night-shift");
  expect(await teams(1)).not.toContain("night-shift");
});

test.each(["0123456789abcdef", "--help", "HEAD", "main;ls"])("%s is no revision to read", async (revision) =>
  expect(await createModelRevisions(model).read(revision)).toBeNull(),
);

test("without a repository there is no past", async () => {
  const bare = mkdtempSync(join(tmpdir(), "greenroom-no-repository-"));
  expect(await createModelRevisions(bare).list()).toEqual([]);
  rmSync(bare, { recursive: true });
});
