import { z } from "zod";
import { environmentIdSchema } from "../environments/index.ts";
import type { ServiceRollout, WorkloadImage } from "../rollouts/index.ts";

export const releaseIdSchema = z.uuid().brand<"ReleaseId">();
export type ReleaseId = z.infer<typeof releaseIdSchema>;

export const digestSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, "a digest is sha256: and 64 hexadecimal digits");

/** Where a release was learnt: seen running, or named by a person. */
const releaseOriginSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("observed"), environment: environmentIdSchema }),
  z.object({ kind: z.literal("registered"), by: z.string() }),
]);
export type ReleaseOrigin = z.infer<typeof releaseOriginSchema>;

/** An immutable thing that can run: what the digest names never changes, so neither does the release. */
export const releaseSchema = z.object({
  id: releaseIdSchema,
  /** Whose it is, as greenroom.yaml names it. */
  service: z.string(),
  repository: z.string(),
  digest: digestSchema,
  version: z.string(),
  origin: releaseOriginSchema,
  createdAt: z.iso.datetime(),
});
export type Release = z.infer<typeof releaseSchema>;

export interface NewRelease extends WorkloadImage {
  readonly service: string;
  readonly origin: ReleaseOrigin;
}

export const registerReleaseSchema = z.strictObject({
  /** Left out where one service alone is promoted. */
  service: z.string().min(1).max(63).optional(),
  version: z
    .string()
    .regex(
      /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
      "a version is up to 63 letters, digits, dots, dashes and underscores, as in a Kubernetes label",
    ),
  digest: digestSchema,
  /** Of the image; the one that the service runs from already where it is left out. */
  repository: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9._:/-]{0,254}$/,
      "a repository is a registry's host and a path, without tag or digest",
    )
    .optional(),
});
export type RegisterRelease = z.infer<typeof registerReleaseSchema>;

/** Whether an image comes from another repository than the service's releases do. */
export function isFromElsewhere(
  { repository }: Pick<WorkloadImage, "repository">,
  { image }: ReleaseOriginRule,
): boolean {
  return image !== undefined && image !== repository;
}

/** What greenroom.yaml says of where a service's releases come from; undefined = from anywhere. */
interface ReleaseOriginRule {
  readonly image?: string | undefined;
}

/** The release of a service that an environment proves by running it; null while it does not run soundly, where the
 * workload names no digest and so could be anything, or where it comes from elsewhere than the service's releases. */
export function observedRelease(
  { environment, service, connection, rollout }: ServiceRollout,
  promotion: ReleaseOriginRule = {},
): NewRelease | null {
  if (connection.state !== "connected" || rollout?.status !== "Healthy" || !rollout.image?.digest)
    return null;
  if (rollout.replicas.desired === 0) return null;
  if (isFromElsewhere(rollout.image, promotion)) return null;
  const { repository, digest, tag } = rollout.image;
  const version = rollout.version ?? tag ?? digest.slice("sha256:".length, "sha256:".length + 12);
  return { service, repository, digest, version, origin: { kind: "observed", environment } };
}
