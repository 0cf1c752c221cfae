import { type Release, type ReleaseStore, releaseSchema } from "@greenroom/core/releases";
import type { Database } from "../database.ts";
import type { Release as ReleaseRow } from "../generated/client.ts";

export function createReleaseStore(database: Database): ReleaseStore {
  return {
    async record({ repository, digest, version, origin }) {
      const inserted = await database.release.createMany({
        data: { repository, digest, version, origin },
        skipDuplicates: true,
      });
      const row = await database.release.findUniqueOrThrow({
        where: { repository_digest: { repository, digest } },
      });
      return { release: toRelease(row), isNew: inserted.count === 1 };
    },
    async find(id) {
      const row = await database.release.findUnique({ where: { id } });
      return row && toRelease(row);
    },
    async findByImage({ repository, digest }) {
      const row = await database.release.findUnique({
        where: { repository_digest: { repository, digest } },
      });
      return row && toRelease(row);
    },
    async list(limit) {
      const rows = await database.release.findMany({ orderBy: { createdAt: "desc" }, take: limit });
      return rows.map(toRelease);
    },
  };
}

export function toRelease(row: ReleaseRow): Release {
  return releaseSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
}
