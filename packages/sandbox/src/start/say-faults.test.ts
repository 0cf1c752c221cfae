import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { PreparationError } from "../host/index.ts";
import { sayFaults } from "./say-faults.ts";

const root = join(import.meta.dirname, "../../../..");
let file: string;
// Each start asks a process of its own.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-start-"));
  file = join(directory, "greenroom.yaml");
  return () => rmSync(directory, { recursive: true });
});

async function start(changes: Readonly<Record<string, string>>) {
  let text = readFileSync(join(root, "greenroom.yaml"), "utf8");
  for (const [old, changed] of Object.entries(changes)) text = text.replace(old, changed);
  writeFileSync(file, text);
  const said: string[] = [];
  const { signal } = new AbortController();
  await sayFaults(root, { GREENROOM_CONFIG: file }, { line: (words) => said.push(words) }, signal);
  return said.join("\n");
}

test("a file without faults says nothing", async () => expect(await start({})).toBe(""));

test("faults of pieces are said at once, with their lines, and what the product goes without", async () => {
  const said = await start({
    "profile: response-time": "profile: response-tmie",
    "name: alertmanager,": "nane: alertmanager,",
    "overlays/sandbox/": "overlays/sanbox/",
  });
  expect(said).toMatch(/^✖ .*greenroom\.yaml has 6 faults:/);
  expect(said).toMatch(
    /line 28, services\.0\.promotion\.overlay: there is no overlay go-demo\/overlays\/sanbox\/dev/,
  );
  expect(said).toMatch(
    /line 30, services\.0\.metrics\.profile: there is no profile "response-tmie"; known are/,
  );
  expect(said).toMatch(/line \d+, services\.2\.workload\.nane: is no key/);
  expect(said).toMatch(
    /Until this is corrected, Greenroom goes without the metrics of go-demo, the promotion of go-demo, the service alertmanager\.$/,
  );
});

test("what is no configuration stops the start, in words", async () => {
  const stopped = start({ "environments:": "environments: [" });
  await expect(stopped).rejects.toThrow(PreparationError);
  await expect(stopped).rejects.toMatchObject({
    why: expect.stringMatching(/greenroom\.yaml has \d+ faults?:\n {2}- line \d+: /),
  });
});
