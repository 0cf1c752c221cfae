import { can, type StandingRights } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { toPerson, withGrants } from "./person-row.ts";

export function createStandingRights(database: Database): StandingRights {
  return {
    async among(ids, permission, place) {
      const rows = await database.user.findMany({
        where: { id: { in: [...ids] }, disabledAt: null },
        include: withGrants,
      });
      const standing = rows.map(toPerson).filter((person) => can(person, permission, place));
      return new Set(standing.map(({ id }) => id));
    },
  };
}
