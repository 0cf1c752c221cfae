import type { Viewers } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { toPerson, withGrants } from "./person-row.ts";

export function createViewers(database: Database): Viewers {
  return {
    async ofSession(sessionId) {
      const session = await database.session.findFirst({
        where: { id: sessionId, expiresAt: { gt: new Date() } },
        include: { user: { include: withGrants } },
      });
      if (session === null) return null;
      const { id, name, email, grants } = toPerson(session.user);
      return { id, name, email, grants };
    },
  };
}
