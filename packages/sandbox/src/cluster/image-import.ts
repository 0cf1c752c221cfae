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

let queue: Promise<void> = Promise.resolve();

/** Brings images into containerd, so that the kubelet finds them by tag and by digest; those that are there
 * already are left alone. Runs in the cluster's mount namespace; one call at a time, as two would unpack the
 * same image twice. */
export async function importImages(
  images: readonly ImageArchive[],
  onImport: (image: ImageArchive) => void = () => undefined,
): Promise<void> {
  const turn = queue.then(() => importMissing(images, onImport));
  queue = turn.catch(() => undefined);
  await turn;
}

async function importMissing(
  images: readonly ImageArchive[],
  onImport: (image: ImageArchive) => void,
): Promise<void> {
  const present = await presentReferences();
  for (const image of images) {
    const { tagReference, digestReference, archivePath } = image;
    if (present.has(digestReference) && present.has(tagReference)) continue;
    if (!present.has(digestReference)) {
      onImport(image);
      await ctr("images", "import", archivePath);
      await ctr("images", "tag", "--force", tagReference, digestReference);
    }
    // A rebuilt image takes its tag over from the one before.
    await ctr("images", "tag", "--force", digestReference, tagReference);
  }
}
