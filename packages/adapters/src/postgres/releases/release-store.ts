import { type Release, type ReleaseStore, releaseSchema } from "@greenroom/core/releases";
import type { Database } from "../database.ts";
import { appendRecord } from "../record/index.ts";
import type { Release as ReleaseRow } from "../generated/client.ts";
import { createServiceFill, unknownService } from "./fill-services.ts";

/** @param onlyService whose the releases from before services were told apart are; null = nobody can say */
export function createReleaseStore(database: Database, onlyService: string | null = null): ReleaseStore {
  const ready = createServiceFill(database, onlyService);
  return {
    async record({ service, repository, digest, version, origin }, cause) {
      await ready();
      return database.$transaction(async (transaction) => {
        const inserted = await transaction.release.createMany({
          data: { service, repository, digest, version, origin },
          skipDuplicates: true,
        });
        const row = await transaction.release.findUniqueOrThrow({
          where: { service_repository_digest: { service, repository, digest } },
        });
        const isNew = inserted.count === 1;
        if (isNew)
          await appendRecord(transaction, {
            cause,
            action: `release.${origin.kind}`,
            subject: { kind: "release", id: row.id },
            environment: origin.kind === "observed" ? origin.environment : null,
            service,
            after: { repository, digest, version },
          });
        return { release: toRelease(row), isNew };
      });
    },
    async find(id) {
      await ready();
      const row = await database.release.findUnique({ where: { id } });
      return row && toRelease(row);
    },
    async findByImage({ service, repository, digest }) {
      await ready();
      const row = await database.release.findUnique({
        where: { service_repository_digest: { service, repository, digest } },
      });
      return row && toRelease(row);
    },
    async list({ services, limit }) {
      await ready();
      const rows = await database.release.findMany({
        where: services === undefined ? {} : { service: { in: [...services] } },
        orderBy: { createdAt: "desc" },
        take: limit,
      });
      return rows.map(toRelease);
    },
  };
}

export function toRelease(row: ReleaseRow): Release {
  return releaseSchema.parse({
    ...row,
    service: row.service ?? unknownService,
    createdAt: row.createdAt.toISOString(),
  });
}
