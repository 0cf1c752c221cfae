import { z } from "zod";

export const imageArchiveSchema = z.object({
  archivePath: z.string(),
  /** "greenroom.local/go-demo:1.1.0" */
  tagReference: z.string(),
  /** "greenroom.local/go-demo@sha256:…" */
  digestReference: z.string(),
});
export type ImageArchive = z.infer<typeof imageArchiveSchema>;

/** What the cluster's first process is told, as a file. */
export const initSettingsSchema = z.object({
  /** The cluster's directory on the host; bound to `insideDir`. */
  clusterDir: z.string(),
  cgroup: z.string(),
  /** Directory with the Kubernetes binaries (etcd, kube-apiserver, …). */
  kubernetesDir: z.string(),
  pauseImage: z.string(),
  images: z.array(imageArchiveSchema),
});
export type InitSettings = z.infer<typeof initSettingsSchema>;

/** Supervisor → init. `relay` comes with the listening socket whose connections go to `port`. */
export const initCommandSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("relay"), port: z.int() }),
  z.object({ type: z.literal("import"), id: z.int(), images: z.array(imageArchiveSchema) }),
]);
export type InitCommand = z.infer<typeof initCommandSchema>;

/** Init → supervisor. */
export const initEventSchema = z.discriminatedUnion("type", [
  /** `percent` of the way until everything is started. */
  z.object({ type: z.literal("step"), percent: z.number(), detail: z.string() }),
  z.object({ type: z.literal("component_ended"), name: z.string(), message: z.string() }),
  z.object({ type: z.literal("started") }),
  z.object({ type: z.literal("importing"), id: z.int(), reference: z.string() }),
  z.object({ type: z.literal("imported"), id: z.int(), failure: z.string().nullable() }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);
export type InitEvent = z.infer<typeof initEventSchema>;
