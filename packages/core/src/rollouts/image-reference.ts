import type { ImageReference } from "./rollout-view.ts";

const digestPattern = /sha256:[0-9a-f]{64}/;

/** @param reference as in a pod template: repository[:tag][@sha256:…] */
export function parseImageReference(reference: string): ImageReference {
  const [named = reference, digest = null] = reference.split("@", 2);
  // A colon before the last slash belongs to the registry's port.
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  return {
    reference,
    repository: hasTag ? named.slice(0, colon) : named,
    tag: hasTag ? named.slice(colon + 1) : null,
    digest,
  };
}

/** The digest inside a container's imageID, where the runtime reports one. */
export function digestOf(imageId: string): string | null {
  return digestPattern.exec(imageId)?.[0] ?? null;
}
