import type { Cause, GrantPlace, People, Person, PersonError, UserId } from "@greenroom/core/access";
import { everywhere, isSamePlace } from "@greenroom/core/access";
import { err, ok, type Result } from "@greenroom/core/result";
import type { Database, DatabaseTransaction } from "../database.ts";
import { appendRecord } from "../record/index.ts";
import { changeAccess } from "./change-access.ts";
import { type PersonRow, toPerson, withGrants } from "./person-row.ts";

export function createPeople(database: Database): People {
  return {
    async list() {
      const rows = await database.user.findMany({ orderBy: { createdAt: "asc" }, include: withGrants });
      return rows.map(toPerson);
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
  };
}

/** @param change answers with the person as the transaction leaves them */
async function changePerson(
  database: Database,
  id: UserId,
  change: (transaction: DatabaseTransaction, person: Person) => Promise<Result<null, PersonError>>,
): Promise<Result<Person, PersonError>> {
  return changeAccess(database, async (transaction) => {
    const read = () => transaction.user.findUnique({ where: { id }, include: withGrants });
    const before = await read();
    if (before === null)
      return err({ code: "person_not_found", message: "There is no such person." } as const);
    const changed = await change(transaction, toPerson(before));
    return changed.ok ? ok(toPerson((await read()) as PersonRow)) : changed;
  });
}

/** Without an admin who may act everywhere nobody could ever make another one. */
async function refuseLastAdmin(transaction: DatabaseTransaction, person: Person, place: GrantPlace) {
  if (!isSamePlace(place, everywhere)) return null;
  const others = await transaction.user.count({
    where: { NOT: { id: person.id }, roleGrants: { some: { ...everywhere, role: "admin" } } },
  });
  return others > 0
    ? null
    : err({
        code: "last_admin",
        message: `${person.name} is the only admin.`,
        remedy: "Make another person admin first.",
      } as const);
}

async function recordRole(
  transaction: DatabaseTransaction,
  id: UserId,
  { environment, service }: GrantPlace,
  cause: Cause,
  role: { readonly before: string | null; readonly after: string | null },
): Promise<void> {
  await appendRecord(transaction, {
    cause,
    action: role.after === null ? "person.role_revoked" : "person.role_granted",
    subject: { kind: "person", id },
    environment,
    service,
    before: role.before === null ? null : { role: role.before },
    after: role.after === null ? null : { role: role.after },
  });
}
