import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { create } from "tar";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeSharedTools } from "./shared-tools.ts";
import { archiveIdentity, archiveName, manifestName, packTools } from "./tool-archive.ts";
import { type PlacedTool, platform } from "./tool-place.ts";

const goVersion = "1.2.3";
const table = [
  { label: "Tool A", binary: "a", applets: ["a-first", "a-second"] },
  { label: "Tool B", binary: "registry/b/b_v1", applets: [] },
];

let directory: string;
let archive: string;
let cache: string;

/** The tools of a cache, built or not. */
function placedIn(cacheDir: string, pin = "1"): PlacedTool[] {
  return table.map((tool) => ({
    tool,
    place: { directory: join(cacheDir, "tools", `${basename(tool.binary)}-${pin}`) },
  }));
}

function build(placed: readonly PlacedTool[]): void {
  for (const { tool, place } of placed) {
    mkdirSync(join(place.directory, tool.binary, ".."), { recursive: true });
    writeFileSync(join(place.directory, tool.binary), `program ${tool.label}\n`, { mode: 0o755 });
    for (const applet of tool.applets) symlinkSync(tool.binary, join(place.directory, applet));
  }
}

const digestOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** What a start does: the words it says. */
async function take(settings: Record<string, string> = {}, placed = placedIn(cache)): Promise<string> {
  const lines: string[] = [];
  const digest = settings["GREENROOM_TOOLS_SHA256"] ?? digestOf(archive);
  const env = { GREENROOM_TOOLS: archive, ...settings, GREENROOM_TOOLS_SHA256: digest };
  await takeSharedTools(placed, goVersion, { log: (line) => lines.push(line) }, env);
  return lines.join("\n");
}

const manifest = (changed: object = {}) => {
  const placed = placedIn(cache);
  const tools = placed.map(({ place }) => basename(place.directory));
  return JSON.stringify({ form: 1, ...archiveIdentity(placed, platform, goVersion), tools, ...changed });
};

/** An archive with entries that `pack` would not write.
 * @param paths of entries after the manifest */
async function craft(first: string, paths: readonly string[], prepare: (from: string) => void) {
  const from = join(directory, "crafted");
  mkdirSync(from);
  writeFileSync(join(from, manifestName), first);
  mkdirSync(join(from, "a-1"));
  writeFileSync(join(from, "a-1", "a"), "program");
  prepare(from);
  await create({ cwd: from, file: archive, preservePaths: true }, [manifestName, ...paths]);
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-shared-"));
  archive = join(directory, "archive.tar.zst");
  cache = join(directory, "cache");
  mkdirSync(cache);
  vi.stubEnv("GREENROOM_CACHE_DIR", cache);
  const packer = placedIn(join(directory, "packer"));
  build(packer);
  await packTools(packer, archiveIdentity(packer, platform, goVersion), archive);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

const nothingTaken = () =>
  expect(existsSync(join(cache, "tools")) ? readdirSync(join(cache, "tools")) : []).toEqual([]);

test("what was packed stands in an empty cache as if it was built there", async () => {
  expect(await take()).toContain("Tool A, Tool B");
  expect(readdirSync(join(cache, "tools")).sort()).toEqual(["a-1", "b_v1-1"]);
  expect(readFileSync(join(cache, "tools/b_v1-1/registry/b/b_v1"), "utf8")).toBe("program Tool B\n");
  expect(statSync(join(cache, "tools/a-1/a")).mode & 0o777).toBe(0o755);
  expect(readlinkSync(join(cache, "tools/a-1/a-second"))).toBe("a");
});

test("the same tools give the same archive", async () => {
  const again = placedIn(join(directory, "other"));
  build(again);
  const identity = archiveIdentity(again, platform, goVersion);
  const { digest } = await packTools(again, identity, join(directory, archiveName(identity)));
  expect(digest).toBe(digestOf(archive));
});

test("tools that are not built are named, and what is there is packed and taken", async () => {
  const some = placedIn(join(directory, "some"));
  build(some.slice(0, 1));
  const identity = archiveIdentity(some, platform, goVersion);
  expect((await packTools(some, identity, archive)).missing).toEqual(["Tool B"]);
  expect(await take()).toMatch(/taken from .*: Tool A$/);
});

test("where nothing is built nothing is packed", async () => {
  const none = placedIn(join(directory, "none"));
  const identity = archiveIdentity(none, platform, goVersion);
  await expect(packTools(none, identity, archive)).rejects.toThrow("none is built yet");
});

test("a tool that stands in the cache is left as it is", async () => {
  build(placedIn(cache).slice(0, 1));
  writeFileSync(join(cache, "tools/a-1/a"), "built here");
  expect(await take()).toMatch(/: Tool B$/);
  expect(readFileSync(join(cache, "tools/a-1/a"), "utf8")).toBe("built here");
});

test("an address is as good as a path, and what is secret in it is not told", async () => {
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/tools")) response.writeHead(404);
    response.end(readFileSync(archive));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(await take({ GREENROOM_TOOLS: `${address}/absent` })).toContain("the server answered 404");
    const said = await take({ GREENROOM_TOOLS: `${address}/tools?token=hidden` });
    expect(said).toContain("Tool A, Tool B");
    expect(said).not.toContain("hidden");
  } finally {
    server.close();
  }
});

test.each([
  ["another digest", { GREENROOM_TOOLS_SHA256: "0".repeat(64) }, "GREENROOM_TOOLS_SHA256 says 0000"],
  ["no digest", { GREENROOM_TOOLS_SHA256: "" }, "nobody says which SHA-256"],
  ["a digest that is none", { GREENROOM_TOOLS_SHA256: "yes" }, "64 characters"],
  ["a path that is not there", { GREENROOM_TOOLS: "/nowhere/tools" }, "cannot be fetched: ENOENT"],
  ["a directory", { GREENROOM_TOOLS: tmpdir() }, "is no file"],
])("%s: refused in words, nothing is taken", async (_, settings, words) => {
  const said = await take(settings);
  expect(said).toContain("are not used: ");
  expect(said).toContain(words);
  expect(said).toContain("What is missing is built.");
  nothingTaken();
});

test.each([
  ["another platform", { platform: "plan9_mips" }, "for plan9_mips, this machine is"],
  ["another Go", { goVersion: "9.9" }, "built by Go 9.9, and here Go is 1.2.3"],
  ["other pins", { key: "f".repeat(20) }, "other pins than those of this checkout"],
  ["an unknown form", { form: 2 }, "the known form"],
  ["a tool that it announces and lacks", {}, "it lacks b_v1-1"],
])("an archive of %s is refused", async (_, changed, words) => {
  await craft(manifest(changed), ["a-1/a"], () => undefined);
  expect(await take()).toContain(words);
  nothingTaken();
});

test.each([
  ["a path above the cache", "../beside", (from: string) => writeFileSync(join(from, "../beside"), "x")],
  [
    "a path that leaves its tool",
    "a-1/../../beside",
    (from: string) => writeFileSync(join(from, "../beside"), "x"),
  ],
  [
    "a directory of no tool",
    "c-1/c",
    (from: string) => {
      mkdirSync(join(from, "c-1"));
      writeFileSync(join(from, "c-1/c"), "x");
    },
  ],
  ["another file of a tool", "a-1/more", (from: string) => writeFileSync(join(from, "a-1/more"), "x")],
  [
    "a link in a program's place",
    "b_v1-1/registry/b/b_v1",
    (from: string) => {
      mkdirSync(join(from, "b_v1-1/registry/b"), { recursive: true });
      symlinkSync("/nowhere/outside", join(from, "b_v1-1/registry/b/b_v1"));
    },
  ],
  ["a link to a directory", "b_v1-1", (from: string) => symlinkSync("..", join(from, "b_v1-1"))],
  ["a program twice", "a-1/a", () => undefined],
])("an archive with %s is refused whole", async (_, path, prepare) => {
  await craft(manifest(), ["a-1/a", path], prepare);
  rmSync(join(directory, "beside"), { force: true });
  expect(await take()).toContain("none of the programs that belong in it");
  nothingTaken();
  expect(existsSync(join(directory, "beside"))).toBe(false);
});

test("an absolute path is refused", async () => {
  const outside = join(directory, "outside");
  await craft(manifest(), ["a-1/a", outside], () => writeFileSync(outside, "x"));
  rmSync(outside);
  expect(await take()).toContain(`it holds ${JSON.stringify(outside)}`);
  expect(existsSync(outside)).toBe(false);
});

test("an archive that is cut off is refused wherever it is cut, and leaves nothing", async () => {
  const { size } = statSync(archive);
  for (const bytes of [size - 1, size - 40, Math.floor(size / 2), 10, 0]) {
    truncateSync(archive, bytes);
    const said = await take();
    expect(said, `${bytes} of ${size} bytes`).toContain("are not used");
    nothingTaken();
  }
});

test("a second start uses what is unpacked", async () => {
  const settings = { GREENROOM_TOOLS_SHA256: digestOf(archive) };
  await take(settings);
  rmSync(archive);
  // Another spelling: what one process tried it does not try again.
  const spelled = `${directory}/./archive.tar.zst`;
  expect(await take({ ...settings, GREENROOM_TOOLS: spelled })).toBe("");
});

test("what an unpacking that was killed left behind is never taken for built", async () => {
  mkdirSync(join(cache, "tools/.shared.unfinished/content/a-1"), { recursive: true });
  mkdirSync(join(cache, "tools/.a-1.unfinished"), { recursive: true });
  writeFileSync(join(cache, "tools/.a-1.unfinished/a"), "half");
  await take();
  expect(readFileSync(join(cache, "tools/a-1/a"), "utf8")).toBe("program Tool A\n");
  expect(readdirSync(join(cache, "tools")).sort()).toEqual(["a-1", "b_v1-1"]);
});

test("a name whose addresses all fail is told with what each said", async () => {
  const failures = new AggregateError([new Error("refused by ::1"), new Error("refused by 127.0.0.1")]);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause: failures })));
  try {
    const said = await take({ GREENROOM_TOOLS: "https://tools.test/archive" });
    expect(said).toContain("cannot be fetched: refused by ::1, refused by 127.0.0.1.");
  } finally {
    vi.unstubAllGlobals();
  }
});

test("without the setting nothing happens", async () => {
  expect(await take({ GREENROOM_TOOLS: "" })).toBe("");
  nothingTaken();
});
