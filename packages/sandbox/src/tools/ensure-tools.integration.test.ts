import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ensureTools } from "./ensure-tools.ts";
import { findGo } from "./go-toolchain.ts";
import { archiveIdentity, packTools } from "./tool-archive.ts";
import { placeTools, platform } from "./tool-place.ts";

const program = "made elsewhere";
let directory: string;
let digest: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-tools-"));
  vi.stubEnv("GREENROOM_CACHE_DIR", join(directory, "packer"));
  const { version } = await findGo();
  const placed = placeTools(version);
  for (const { tool, place } of placed.filter(({ tool: { name } }) => name === "pause")) {
    mkdirSync(dirname(join(place.directory, tool.binary)), { recursive: true });
    writeFileSync(join(place.directory, tool.binary), program);
  }
  const archive = join(directory, "archive.tar.zst");
  ({ digest } = await packTools(placed, archiveIdentity(placed, platform, version), archive));
  vi.stubEnv("GREENROOM_CACHE_DIR", join(directory, "cache"));
  vi.stubEnv("GREENROOM_TOOLS", archive);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

test("a tool that an archive holds is not built", async () => {
  vi.stubEnv("GREENROOM_TOOLS_SHA256", digest);
  const { pause } = await ensureTools(["pause"]);
  expect(readFileSync(pause.binary, "utf8")).toBe(program);
});

test("an archive that is refused is told, and the build goes on", async () => {
  vi.stubEnv("GREENROOM_TOOLS_SHA256", "0".repeat(64));
  const lines: string[] = [];
  const { pause } = await ensureTools(["pause"], { log: (line) => lines.push(line) });
  expect(lines.join("\n")).toContain("are not used: its SHA-256 is");
  expect(readFileSync(pause.binary).subarray(0, 4).toString("latin1")).toBe("\u007fELF");
});
