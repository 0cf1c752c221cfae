import type { Cause } from "../access/index.ts";
import type { NewRelease, Release, ReleaseId } from "./release.ts";

export interface ReleaseFilter {
  /** Left out = any. */
  readonly services?: readonly string[] | undefined;
  readonly limit: number;
}

export interface ReleaseStore {
  /** The same repository and digest is the same release of a service: the first record stays as it is. */
  record(release: NewRelease, cause: Cause): Promise<{ readonly release: Release; readonly isNew: boolean }>;
  find(id: ReleaseId): Promise<Release | null>;
  /** However long ago it was recorded. The same digest in another repository is another release: who registers it there
   * names a place to fetch from that nothing has run from. */
  findByImage(image: Pick<Release, "service" | "repository" | "digest">): Promise<Release | null>;
  /** Newest first. */
  list(filter: ReleaseFilter): Promise<readonly Release[]>;
}
