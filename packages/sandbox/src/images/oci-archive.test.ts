import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeOciArchive } from "./oci-archive.ts";

const recipe = {
  name: "app",
  repository: "greenroom.local/app",
  tag: "1.0.0",
  architecture: "amd64",
  exposedPorts: [8080],
};
let directory: string;
let count = 0;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "greenroom-image-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function archiveOf({ content = "binary", mode = 0o755, at = new Date(), with: change = {} }) {
  const place = join(directory, String(count++));
  mkdirSync(place);
  const binary = join(place, "built");
  writeFileSync(binary, content);
  chmodSync(binary, mode);
  utimesSync(binary, at, at);
  const digest = await writeOciArchive(place, binary, { ...recipe, ...change });
  return {
    digest,
    archive: createHash("sha256")
      .update(readFileSync(join(place, "image.tar")))
      .digest("hex"),
  };
}

test.each([
  ["made twice", {}],
  ["built at another time", { at: new Date("2001-02-03") }],
  ["whose file had another mode", { mode: 0o700 }],
])("the same archive, byte for byte, of a binary %s", async (_, change) =>
  expect(await archiveOf(change)).toEqual(await archiveOf({})),
);

test.each([
  ["binary", { content: "other" }],
  ["tag", { with: { tag: "1.1.0" } }],
  ["architecture", { with: { architecture: "arm64" } }],
  ["port", { with: { exposedPorts: [9090] } }],
])("another digest for another %s", async (_, change) =>
  expect((await archiveOf(change)).digest).not.toBe((await archiveOf({})).digest),
);
