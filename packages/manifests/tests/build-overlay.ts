import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { type ManifestObject, manifestObject } from "./manifest-object.ts";

const packageDirectory = join(import.meta.dirname, "..");

/** A `kubectl` of 1.27 or later (it carries Kustomize). */
export const kubectl = process.env.KUBECTL ?? "kubectl";

export const environments = ["dev", "stage", "prod"] as const;

/** Everything that somebody applies, by its directory. */
export const overlays = [
  "cluster",
  "greenroom",
  "monitoring/overlays/cloud",
  "monitoring/overlays/complete",
  "monitoring/overlays/sandbox",
  ...environments.map((environment) => `go-demo/overlays/${environment}`),
  ...environments.map((environment) => `go-demo/overlays/sandbox/${environment}`),
] as const;

/** What a new cluster gets, one command each. */
export const newClusterOverlays = [...environments, "monitoring"].map((name) => `overlays/${name}`);

/** What the one-node sandbox runs at the same time. */
export const sandboxOverlays = overlays.filter(
  (overlay) => overlay.includes("sandbox") || !overlay.includes("overlays"),
);

export function overlayDirectory(overlay: string): string {
  return join(packageDirectory, overlay);
}

const built = new Map<string, readonly ManifestObject[]>();

/** @throws Error with Kustomize's words when the overlay cannot be built */
export function buildOverlay(overlay: string): readonly ManifestObject[] {
  const known = built.get(overlay);
  if (known) return known;
  const objects = buildDirectory(overlayDirectory(overlay));
  built.set(overlay, objects);
  return objects;
}

export function buildDirectory(directory: string): readonly ManifestObject[] {
  const text = execFileSync(kubectl, ["kustomize", directory], { encoding: "utf8" });
  return parseAllDocuments(text).map((document) => manifestObject.parse(document.toJS()));
}
