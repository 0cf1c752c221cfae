import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ImageArchive } from "./init-protocol.ts";

const execute = promisify(execFile);

async function ctr(...args: readonly string[]): Promise<string> {
  return (await execute("ctr", ["-n", "k8s.io", ...args], { maxBuffer: 16 * 1024 * 1024 })).stdout;
}

async function presentReferences(): Promise<ReadonlySet<string>> {
  return new Set((await ctr("images", "ls", "-q")).split("\n"));
}

/** Brings images into containerd, so that the kubelet finds them by tag and by digest; those that are there
 * already are left alone. Runs in the cluster's mount namespace. */
export async function importImages(
  images: readonly ImageArchive[],
  onImport: (image: ImageArchive) => void = () => undefined,
): Promise<void> {
  if (images.length === 0) return;
  let present = await presentReferences();
  const missing = images.filter(
    ({ tagReference, digestReference }) => !present.has(tagReference) || !present.has(digestReference),
  );
  if (missing.length === 0) return;
  for (const image of missing) {
    if (present.has(image.digestReference)) continue;
    onImport(image);
    await ctr("images", "import", image.archivePath);
  }
  present = await presentReferences();
  for (const { tagReference, digestReference } of missing) {
    if (!present.has(digestReference)) await ctr("images", "tag", tagReference, digestReference);
    else await ctr("images", "tag", "--force", digestReference, tagReference);
  }
}
