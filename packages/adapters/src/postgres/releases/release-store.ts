import { type Release, type ReleaseStore, releaseSchema } from "@greenroom/core/releases";
import type { Database } from "../database.ts";
import { appendRecord } from "../record/index.ts";
import type { Release as ReleaseRow } from "../generated/client.ts";

export function createReleaseStore(database: Database): ReleaseStore {
  return {
    record: ({ repository, digest, version, origin }, cause) =>
      database.$transaction(async (transaction) => {
        const inserted = await transaction.release.createMany({
          data: { repository, digest, version, origin },
          skipDuplicates: true,
        });
        const row = await transaction.release.findUniqueOrThrow({
          where: { repository_digest: { repository, digest } },
        });
        const isNew = inserted.count === 1;
        if (isNew)
          await appendRecord(transaction, {
            cause,
            action: `release.${origin.kind}`,
            subject: { kind: "release", id: row.id },
            environment: origin.kind === "observed" ? origin.environment : null,
            after: { repository, digest, version },
          });
        return { release: toRelease(row), isNew };
      }),
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
