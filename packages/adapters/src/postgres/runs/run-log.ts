import type { RunLog } from "@greenroom/core/runs";
import type { Database } from "../database.ts";

const chunksMax = 500;

export function createRunLog(database: Database): RunLog {
  return {
    async append(id, phase, offset, text) {
      // Postgres text holds no NUL; it carries no meaning in a log.
      const content = text.replaceAll("\0", "\uFFFD");
      await database.runLogChunk.create({ data: { runId: id, phase, offsetBytes: offset, content } });
    },
    async read(id, phase, fromOffset) {
      const rows = await database.runLogChunk.findMany({
        where: { runId: id, phase, offsetBytes: { gte: fromOffset } },
        orderBy: { offsetBytes: "asc" },
        take: chunksMax,
      });
      return rows.map((row) => ({ offset: row.offsetBytes, text: row.content }));
    },
  };
}
