import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createModelDirectory } from "./model-directory.ts";

const log = { info: () => {}, warn: () => {} };
const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function copyOfTheModel(): string {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-model-"));
  directories.push(directory);
  cpSync(join(import.meta.dirname, "../../../../docs/architecture"), directory, { recursive: true });
  return directory;
}

test("a faulty edit keeps the last good model and names its faults; the repaired one replaces it", async () => {
  const directory = copyOfTheModel();
  const model = createModelDirectory(directory, log);
  const heard = vi.fn<(state: Awaited<ReturnType<typeof model.current>>) => void>();
  model.subscribe(heard);
  const first = await model.current();
  expect(first.faults).toEqual([]);

  const teams = join(directory, "teams.yaml");
  const good = readFileSync(teams, "utf8");
  writeFileSync(teams, good.replace("name: Finance Systems", "name: <b>Finance</b>"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), 5_000);
  const faulty = await model.current();
  expect(faulty.revision).toBe(first.revision);
  expect(faulty.content).toBe(first.content);
  expect(faulty.faults).toMatchObject([{ file: "teams.yaml" }]);

  writeFileSync(teams, good.replace("name: Finance Systems", "name: Money"));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), 5_000);
  const repaired = await model.current();
  expect(repaired.faults).toEqual([]);
  expect(repaired.content?.architecture.teams.map(({ name }) => name)).toContain("Money");
  expect(repaired.revision).not.toBe(first.revision);
  model.close();
});

test("a link that is moved on to another directory is followed there", async () => {
  const [first, second] = [copyOfTheModel(), copyOfTheModel()];
  const link = `${first}-current`;
  directories.push(link);
  symlinkSync(first, link);
  const model = createModelDirectory(link, log);
  await model.current();
  const teams = join(second, "teams.yaml");
  const renamed = (from: string, to: string) =>
    writeFileSync(teams, readFileSync(teams, "utf8").replace(`name: ${from}`, `name: ${to}`));
  const names = async () => (await model.current()).content?.architecture.teams.map(({ name }) => name);
  renamed("Finance Systems", "Money");
  rmSync(link);
  symlinkSync(second, link);
  await vi.waitFor(async () => expect(await names()).toContain("Money"), 10_000);
  renamed("Money", "Coins");
  await vi.waitFor(async () => expect(await names()).toContain("Coins"), 10_000);
  model.close();
}, 30_000);

test("a directory that is missing is a fault, not a crash", async () => {
  const model = createModelDirectory("/nonexistent/model", log);
  const { content, faults } = await model.current();
  expect(content).toBeNull();
  expect(faults).toHaveLength(1);
  model.close();
});

test("a document that is missing is a fault until it is written", async () => {
  const lacking = new Set(["docs/operating.md"]);
  const model = createModelDirectory(copyOfTheModel(), log, { has: (path) => !lacking.has(path) });
  const { content, faults } = await model.current();
  expect(content).toBeNull();
  expect(faults[0]).toMatchObject({
    file: "components/platform.yaml",
    message: 'there is no file "docs/operating.md" in the repository',
  });
  lacking.clear();
  await vi.waitFor(async () => expect((await model.current()).faults).toEqual([]), 10_000);
  model.close();
}, 15_000);
