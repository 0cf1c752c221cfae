import type { ImageReference } from "./rollout-view.ts";

/** What runtimes report, without the scheme that Docker's puts before it. */
const imageIdPattern = /^(?:[a-z-]+:\/\/)?(?<repository>.+)@(?<digest>sha256:[0-9a-f]{64})$/;
/** Runtimes write out what people leave away. */
const leftAway = ["", "docker.io/", "docker.io/library/"];

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

/** The digest by which an image can be fetched from its repository, out of a container's imageID. A bare `sha256:…` is
 * the name of the image's configuration, which no registry answers to; and an image that a node has from two
 * repositories is reported from any of them, possibly by another manifest.
 * @param repository that the pod template names
 * @returns null where the runtime reports no digest of that repository */
export function digestIn(repository: string, imageId: string): string | null {
  const reported = imageIdPattern.exec(imageId)?.groups;
  return leftAway.some((prefix) => prefix + repository === reported?.repository)
    ? (reported?.digest ?? null)
    : null;
}
