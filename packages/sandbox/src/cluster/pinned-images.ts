import type { PreparedImage } from "../images/index.ts";

const versionLabel = "app.kubernetes.io/version";

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

/** Pins every container of a workload in place. Pods whose version nothing says are labelled by what was built for their
 * first container: a digest tells nobody which Prometheus it is.
 * @returns references that have no image */
export function pinContainers(object: unknown, images: readonly PreparedImage[]): readonly string[] {
  const missing: string[] = [];
  const [first] = containersOf(object, ["containers"]);
  for (const container of containersOf(object)) {
    const pinned = pinImage(container.image, images);
    if (pinned === null) missing.push(container.image);
    else container.image = pinned;
  }
  labelVersion(
    object,
    images.find(({ repository, digest }) => first?.image === `${repository}@${digest}`),
  );
  return missing;
}

function labelVersion(object: unknown, image: PreparedImage | undefined): void {
  const template = property(property(object, "spec"), "template");
  if (image === undefined || typeof template !== "object" || template === null) return;
  const metadata = property(template, "metadata");
  const labels = property(metadata, "labels");
  if (property(labels, versionLabel) !== undefined) return;
  Object.assign(template, {
    metadata: { ...asRecord(metadata), labels: { ...asRecord(labels), [versionLabel]: image.tag } },
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** References of a workload's images. */
export function imagesOf(object: unknown): readonly string[] {
  return containersOf(object).map(({ image }) => image);
}

function containersOf(
  object: unknown,
  lists: readonly string[] = ["initContainers", "containers"],
): readonly { image: string }[] {
  const podSpec = property(property(property(object, "spec"), "template"), "spec");
  return lists.flatMap((name) => {
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
