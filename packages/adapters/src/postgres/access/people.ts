import { isSamePlace, type People, type Person } from "@greenroom/core/access";
import { err, ok } from "@greenroom/core/result";
import type { Database } from "../database.ts";
import { databaseTime } from "../database-time.ts";
import { appendRecord } from "../record/index.ts";
import { changeAccess, changePerson, personNotFound } from "./change-access.ts";
import { endAccess } from "./end-access.ts";
import { heldGrants, heldGrantsSchema } from "./held-grants.ts";
import { toPerson, withGrants } from "./person-row.ts";
import { recordPerson, recordRole } from "./record-person.ts";
import { refuseLastAdmin, refuseOutgoing } from "./refuse-last-admin.ts";

export function createPeople(database: Database): People {
  return {
    async list() {
      // One question: Prisma asks three, and fetches every session of everybody to keep one a person.
      const rows = await database.$queryRaw<(Omit<Person, "grants"> & { readonly grants: unknown })[]>`
        SELECT users.id, name, email, ${heldGrants} AS grants, created_at AS "invitedAt",
          greatest((SELECT max(updated_at) FROM sessions WHERE user_id = users.id),
            (SELECT max(used_at) FROM sign_in_links WHERE user_id = users.id)) AS "lastSeenAt",
          disabled_at AS "disabledAt"
        FROM users ORDER BY created_at`;
      return rows.map((row) => ({ ...row, grants: heldGrantsSchema.parse(row.grants) }));
    },
    invite: ({ name, email, role }, cause) =>
      changeAccess(database, async (transaction) => {
        if ((await transaction.user.count({ where: { email } })) > 0)
          return err({
            code: "person_exists",
            message: `${email} has been invited already.`,
            field: "email",
            remedy: "Make a new sign-in link in that person's row.",
          } as const);
        const row = await transaction.user.create({
          data: { name, email, emailVerified: true, roleGrants: { create: { role } } },
          include: withGrants,
        });
        // Without the address: what is on record stays, and a person may be removed.
        await appendRecord(transaction, {
          cause,
          action: "person.invited",
          subject: { kind: "person", id: row.id },
          after: { name, role },
        });
        return ok(toPerson(row));
      }),
    grantRole: (id, grant, cause) =>
      changePerson(database, id, async (transaction, person) => {
        const held = person.grants.find((other) => isSamePlace(other, grant)) ?? null;
        if (held?.role === grant.role) return ok(null);
        if (held?.role === "admin") {
          const refused = await refuseLastAdmin(transaction, person, grant);
          if (refused) return refused;
        }
        const { environment, service, role } = grant;
        await transaction.roleGrant.deleteMany({ where: { userId: id, environment, service } });
        await transaction.roleGrant.create({ data: { userId: id, environment, service, role } });
        await recordRole(transaction, id, grant, cause, { before: held?.role ?? null, after: role });
        return ok(null);
      }),
    revokeRole: (id, place, cause) =>
      changePerson(database, id, async (transaction, person) => {
        const held = person.grants.find((grant) => isSamePlace(grant, place));
        if (held === undefined) return ok(null);
        const refused = held.role === "admin" && (await refuseLastAdmin(transaction, person, place));
        if (refused) return refused;
        const { environment, service } = place;
        await transaction.roleGrant.deleteMany({ where: { userId: id, environment, service } });
        await recordRole(transaction, id, place, cause, { before: held.role, after: null });
        return ok(null);
      }),
    disable: (id, cause) =>
      changePerson(database, id, async (transaction, person) => {
        const refused = await refuseOutgoing(transaction, person, cause);
        if (refused) return refused;
        if (person.disabledAt !== null) return ok(null);
        await transaction.user.update({
          where: { id },
          data: { disabledAt: await databaseTime(transaction) },
        });
        await endAccess(transaction, id, cause);
        await recordPerson(transaction, "person.disabled", person, cause);
        return ok(null);
      }),
    enable: (id, cause) =>
      changePerson(database, id, async (transaction, person) => {
        if (person.disabledAt === null) return ok(null);
        await transaction.user.update({ where: { id }, data: { disabledAt: null } });
        // What was begun in the moment of the disabling would come back to life.
        await endAccess(transaction, id, cause);
        await recordPerson(transaction, "person.enabled", person, cause);
        return ok(null);
      }),
    remove: (id, cause) =>
      changeAccess(database, async (transaction) => {
        const row = await transaction.user.findUnique({ where: { id }, include: withGrants });
        if (row === null) return personNotFound();
        const refused = await refuseOutgoing(transaction, toPerson(row), cause);
        if (refused) return refused;
        await recordPerson(transaction, "person.removed", toPerson(row), cause);
        await endAccess(transaction, id, cause);
        // Sessions, links, roles and tokens go with the row; runs, promotions and the record hold the name themselves.
        await transaction.user.delete({ where: { id } });
        return ok(null);
      }),
  };
}
