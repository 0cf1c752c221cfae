import { rightLossOf, type StandingRights } from "@greenroom/core/access";
import type { DatabaseTransaction } from "../database.ts";
import { toPerson, withGrants } from "./person-row.ts";

/** @param database or a transaction, where what is asked decides what it does */
export function createStandingRights(database: Pick<DatabaseTransaction, "user">): StandingRights {
  return {
    async lost(ids, permission, place) {
      const rows = await database.user.findMany({ where: { id: { in: [...ids] } }, include: withGrants });
      const people = new Map(rows.map(toPerson).map((person) => [person.id, person]));
      return new Map(
        ids.flatMap((id) => {
          const loss = rightLossOf(people.get(id) ?? null, permission, place);
          return loss === null ? [] : [[id, loss] as const];
        }),
      );
    },
  };
}
