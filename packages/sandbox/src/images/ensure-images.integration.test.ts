import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "tar";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { PreparationProgress } from "../host/index.ts";
import { ensureTools } from "../tools/index.ts";
import { ensureImages, type PreparedImage } from "./ensure-images.ts";

interface Descriptor {
  digest: string;
  size: number;
  annotations?: Record<string, string>;
}

let cache: string;
let layout: string;
let image: PreparedImage;
const progress: PreparationProgress[] = [];

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), "greenroom-cache-"));
  layout = mkdtempSync(join(tmpdir(), "greenroom-layout-"));
  vi.stubEnv("GREENROOM_CACHE_DIR", cache);
  const tools = await ensureTools(["pause"], { onProgress: (report) => progress.push(report) });
  const [first] = await ensureImages({ tools });
  if (!first) throw new Error("no image was made");
  image = first;
  await extract({ file: image.archivePath, cwd: layout });
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const directory of [cache, layout]) rmSync(directory, { recursive: true });
});

const blob = ({ digest }: { digest: string }) =>
  readFileSync(join(layout, "blobs/sha256", digest.replace("sha256:", "")));
const json = (bytes: Buffer): unknown => JSON.parse(bytes.toString());
const index = () => json(readFileSync(join(layout, "index.json"))) as { manifests: Descriptor[] };
const manifest = () => json(blob(image)) as { config: Descriptor; layers: Descriptor[] };

test("progress rises to 100", () => {
  const percents = progress.map(({ percent }) => percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect(percents.at(-1)).toBe(100);
});

test("the archive names the image by tag and by digest, as workloads do", () =>
  expect(index().manifests.map(({ annotations }) => annotations?.["io.containerd.image.name"])).toEqual([
    "greenroom.local/pause:1.0.0",
    `greenroom.local/pause@${image.digest}`,
  ]));

test("every blob has the size and the digest that it is named by", () => {
  const { config, layers } = manifest();
  for (const descriptor of [...index().manifests, config, ...layers]) {
    const content = blob(descriptor);
    expect(content).toHaveLength(descriptor.size);
    expect(`sha256:${createHash("sha256").update(content).digest("hex")}`).toBe(descriptor.digest);
  }
});

test("the image runs one static binary of root's, as nobody in particular", async () => {
  const { config, layers } = manifest();
  expect(json(blob(config))).toMatchObject({
    os: "linux",
    config: { User: "65532:65532", Entrypoint: ["/pause"] },
    rootfs: { diff_ids: layers.map(({ digest }) => digest) },
  });
  const entries: string[] = [];
  const root = mkdtempSync(join(layout, "root-"));
  const [layer] = layers;
  if (!layer) throw new Error("no layer");
  const file = join(layout, "blobs/sha256", layer.digest.replace("sha256:", ""));
  await extract({
    file,
    cwd: root,
    onReadEntry: (entry) => entries.push(`${entry.path} ${entry.mode?.toString(8)}`),
  });
  expect(entries).toEqual(["pause 755"]);
  expect(readFileSync(join(root, "pause")).subarray(0, 4).toString("latin1")).toBe("\u007fELF");
});

test("what is cached is ready within a second", async () => {
  const startedAt = performance.now();
  const again = await ensureImages({ tools: await ensureTools(["pause"]) });
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(again).toEqual([image]);
});
