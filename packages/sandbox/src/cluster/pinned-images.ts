import type { PreparedImage } from "../images/index.ts";

/** Replaces `<repository>` and `<repository>:<tag>` by the digest that was built here. An image of the
 * sandbox that is not there is named; images of others stay as they are.
 * @returns the reference with a digest, or null when the image is missing */
export function pinImage(reference: string, images: readonly PreparedImage[]): string | null {
  if (!reference.startsWith(sandboxRegistry) || reference.includes("@")) return reference;
  const [repository = "", tag] = reference.split(":");
  const candidates = images.filter((image) => image.repository === repository);
  const image = candidates.find((candidate) => candidate.tag === tag) ?? (tag ? undefined : candidates[0]);
  return image ? `${repository}@${image.digest}` : null;
}

const sandboxRegistry = "greenroom.local/";

/** Pins every container of a workload in place.
 * @returns references that have no image */
export function pinContainers(object: unknown, images: readonly PreparedImage[]): readonly string[] {
  const missing: string[] = [];
  for (const container of containersOf(object)) {
    const pinned = pinImage(container.image, images);
    if (pinned === null) missing.push(container.image);
    else container.image = pinned;
  }
  return missing;
}

/** References of a workload's images. */
export function imagesOf(object: unknown): readonly string[] {
  return containersOf(object).map(({ image }) => image);
}

function containersOf(object: unknown): readonly { image: string }[] {
  const podSpec = property(property(property(object, "spec"), "template"), "spec");
  return ["initContainers", "containers"].flatMap((name) => {
    const containers = property(podSpec, name);
    return Array.isArray(containers) ? containers.filter(hasImage) : [];
  });
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function hasImage(value: unknown): value is { image: string } {
  return typeof property(value, "image") === "string";
}
