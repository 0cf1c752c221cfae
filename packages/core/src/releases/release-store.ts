import type { NewRelease, Release, ReleaseId } from "./release.ts";

export interface ReleaseStore {
  /** The same repository and digest is the same release: the first record stays as it is. */
  record(release: NewRelease): Promise<{ readonly release: Release; readonly isNew: boolean }>;
  find(id: ReleaseId): Promise<Release | null>;
  /** The newest of that digest, however long ago it was recorded. */
  findByDigest(digest: string): Promise<Release | null>;
  /** Newest first. */
  list(limit: number): Promise<readonly Release[]>;
}
