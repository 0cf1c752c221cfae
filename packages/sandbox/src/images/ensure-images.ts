import type { PreparationOptions } from "../host/index.ts";
import type { PreparedTool, ToolName } from "../tools/index.ts";

export type ImageName = "pause" | "coredns" | "prometheus" | "metrics-server" | "go-demo";

/** A container image as an OCI archive.
 *
 * `ctr -n k8s.io images import <archivePath>` (no further flags, containerd ≥ 1.6) makes both
 * `<repository>:<tag>` and `<repository>@<digest>` known to the kubelet.
 * Every image holds one static binary at `/<name>`, its entrypoint, run as user 65532:65532. */
export interface PreparedImage {
  readonly name: ImageName;
  /** "greenroom.local/<name>" */
  readonly repository: string;
  readonly tag: string;
  /** "sha256:…" of the manifest; the same binary always gives the same digest. */
  readonly digest: string;
  /** Absolute path of the OCI archive. */
  readonly archivePath: string;
}

export interface EnsureImagesOptions extends PreparationOptions {
  /** One image is made for each of these tools that has one; others are ignored. */
  readonly tools: Partial<Record<ToolName, PreparedTool>>;
  /** Sources of go-demo; without them its images (1.0.0 and 1.1.0) are left out. */
  readonly goDemoDir?: string;
}

/** Takes the images from the cache and makes what is missing.
 * @throws PreparationError */
export async function ensureImages(options: EnsureImagesOptions): Promise<readonly PreparedImage[]> {
  throw new Error(`not written: ${Object.keys(options).join()}`);
}
