import { z } from "zod";
import type { PlatformModel } from "./read-platform-model.ts";

/** A commit that changed the model. */
export const modelRevisionSchema = z.object({
  revision: z.string(),
  subject: z.string(),
  at: z.iso.datetime({ offset: true }),
});
export type ModelRevision = z.infer<typeof modelRevisionSchema>;

/** The model's past, where its directory stands in a Git repository. */
export interface ModelRevisions {
  /** Newest first; empty where there is no repository. */
  list(): Promise<readonly ModelRevision[]>;
  /** @returns null when there is no such revision, or what it holds is no good model by today's schema */
  read(revision: string): Promise<PlatformModel | null>;
}

export const revisionSchema = z
  .string()
  .regex(/^[0-9a-f]{7,40}$/, "a revision is 7 to 40 hexadecimal digits");
