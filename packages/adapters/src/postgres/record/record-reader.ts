import { type RecordReader, recordedEntrySchema } from "@greenroom/core/record";
import type { Database } from "../database.ts";

export function createRecordReader(database: Database): RecordReader {
  return {
    async list({ subject, before, ...equal }, limit) {
      const rows = await database.recordEntry.findMany({
        where: {
          ...equal,
          ...(subject && { subjectKind: subject.kind, subjectId: subject.id }),
          ...(before !== undefined && { id: { lt: before } }),
        },
        orderBy: { id: "desc" },
        take: limit,
      });
      return rows.map(({ actorId, actorName, subjectKind, subjectId, ...row }) =>
        recordedEntrySchema.parse({
          ...row,
          actor: actorId === null ? null : { id: actorId, name: actorName },
          subject: { kind: subjectKind, id: subjectId },
        }),
      );
    },
  };
}
