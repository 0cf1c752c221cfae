import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  linkSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { create } from "tar";

/** An image FROM scratch: one static binary, its entrypoint. */
export interface ImageRecipe {
  /** Name of the binary in the image's root, and the image's title. */
  readonly name: string;
  readonly repository: string;
  /** Tag, and the version in the labels. */
  readonly tag: string;
  /** "linux/amd64" is architecture amd64. */
  readonly architecture: string;
  readonly exposedPorts: readonly number[];
}

const manifestType = "application/vnd.oci.image.manifest.v1+json";
const user = "65532:65532";

/** Writes an OCI archive to `<directory>/image.tar`. The digest depends on the recipe and the binary alone:
 * times, owners and modes are fixed, and the layer is not compressed, since compressors differ between
 * versions and even processors.
 * @param directory exists; also takes the files on the way, which are removed
 * @returns digest of the manifest, "sha256:…" */
export async function writeOciArchive(
  directory: string,
  binary: string,
  recipe: ImageRecipe,
): Promise<string> {
  const root = join(directory, "root");
  const layout = join(directory, "layout");
  mkdirSync(join(layout, "blobs", "sha256"), { recursive: true });
  mkdirSync(root);
  placeBinary(binary, join(root, recipe.name));
  const layerFile = join(directory, "layer.tar");
  await create({ ...fixed, cwd: root, file: layerFile }, [recipe.name]);
  const layer = await moveBlob(layout, layerFile, "application/vnd.oci.image.layer.v1.tar");
  const config = addJsonBlob(
    layout,
    imageConfig(recipe, layer.digest),
    "application/vnd.oci.image.config.v1+json",
  );
  const manifest = { schemaVersion: 2, mediaType: manifestType, config, layers: [layer] };
  const descriptor = addJsonBlob(layout, manifest, manifestType);
  const { repository, tag } = recipe;
  writeJson(join(layout, "oci-layout"), { imageLayoutVersion: "1.0.0" });
  writeJson(join(layout, "index.json"), {
    schemaVersion: 2,
    manifests: [
      named(descriptor, `${repository}:${tag}`, tag),
      // Manifests name images by digest; containerd takes each name it finds here, and makes up none.
      named(descriptor, `${repository}@${descriptor.digest}`, descriptor.digest),
    ],
  });
  const blobs = [layer, config, descriptor].map(({ digest }) => `blobs/sha256/${digest.slice(7)}`).sort();
  await create({ ...fixed, cwd: layout, file: join(directory, "image.tar") }, [
    "oci-layout",
    "index.json",
    ...blobs,
  ]);
  rmSync(root, { recursive: true });
  rmSync(layout, { recursive: true });
  return descriptor.digest;
}

/** `portable` leaves out owner, group and device; the order is that of the list. */
const fixed = { portable: true, mtime: new Date(0), noPax: true } as const;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

function imageConfig(recipe: ImageRecipe, layerDigest: string) {
  return {
    architecture: recipe.architecture,
    os: "linux",
    created: "1970-01-01T00:00:00Z",
    config: {
      User: user,
      Entrypoint: [`/${recipe.name}`],
      WorkingDir: "/",
      ExposedPorts: Object.fromEntries(recipe.exposedPorts.map((port) => [`${port}/tcp`, {}])),
      Labels: {
        "org.opencontainers.image.title": recipe.name,
        "org.opencontainers.image.version": recipe.tag,
      },
    },
    rootfs: { type: "layers", diff_ids: [layerDigest] },
    history: [{ created: "1970-01-01T00:00:00Z", created_by: `COPY ${recipe.name} /${recipe.name}` }],
  };
}

function named(descriptor: Descriptor, name: string, reference: string) {
  const annotations = {
    "io.containerd.image.name": name,
    "org.opencontainers.image.ref.name": reference,
  };
  return { ...descriptor, annotations };
}

/** A hard link costs nothing; another file system needs a copy. */
function placeBinary(binary: string, target: string): void {
  try {
    if ((statSync(binary).mode & 0o777) !== 0o755) throw new Error("its mode would be another in the image");
    linkSync(binary, target);
  } catch {
    copyFileSync(binary, target);
    chmodSync(target, 0o755);
  }
}

async function moveBlob(layout: string, file: string, mediaType: string): Promise<Descriptor> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  const hex = hash.digest("hex");
  const size = statSync(file).size;
  linkSync(file, blobPath(layout, hex));
  rmSync(file);
  return { mediaType, digest: `sha256:${hex}`, size };
}

function addJsonBlob(layout: string, content: unknown, mediaType: string): Descriptor {
  const bytes = Buffer.from(JSON.stringify(content));
  const hex = createHash("sha256").update(bytes).digest("hex");
  writeFileSync(blobPath(layout, hex), bytes, { mode: 0o644 });
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
}

function writeJson(file: string, content: unknown): void {
  writeFileSync(file, JSON.stringify(content), { mode: 0o644 });
}

function blobPath(layout: string, hex: string): string {
  return join(layout, "blobs", "sha256", hex);
}
