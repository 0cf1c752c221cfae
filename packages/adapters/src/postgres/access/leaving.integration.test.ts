import { everywhere, roleGrantSchema } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import {
  createDatabase,
  createPeople,
  createRecordReader,
  createSignInLinks,
  createStandingRights,
  createViewers,
  issueSignInLink,
  migrate,
} from "../index.ts";
import { by, byRoot, fromBrowser, invited, linkFor, signIn } from "./access-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const people = createPeople(database);
const links = createSignInLinks(database);
const viewers = createViewers(database);
const rights = createStandingRights(database);
const record = createRecordReader(database);
afterAll(() => database.$disconnect());
const ada = await invited(database, "Ada", "admin");

test.each([
  ["disabled", "Dora", (id: typeof ada.id) => people.disable(id, by(ada))],
  ["removed", "Rita", (id: typeof ada.id) => people.remove(id, by(ada))],
] as const)(
  "who is %s is out at once: sessions, links made before, links made after",
  async (_, name, leave) => {
    const person = await invited(database, name, "approver");
    const session = await signIn(database, person, await linkFor(database, person, by(ada)));
    const unused = await linkFor(database, person, by(ada));
    expect(await viewers.ofSession(session ?? "")).toMatchObject({ name });
    expect(await leave(person.id)).toMatchObject({ ok: true });
    expect(await viewers.ofSession(session ?? "")).toBeNull();
    expect(await database.session.count({ where: { userId: person.id } })).toBe(0);
    expect(await links.holder(unused)).toBeNull();
    expect(await links.consume(unused, fromBrowser)).toBeNull();
    expect(await links.issue(person.id, 15, by(ada))).toMatchObject({ ok: false });
  },
);

test.each([
  ["disabled", (id: typeof ada.id) => people.disable(id, by(ada))],
  ["removed", (id: typeof ada.id) => people.remove(id, by(ada))],
] as const)("who is %s takes along what they made for others", async (how, leave) => {
  const maker = await invited(database, `Max-${how}`, "admin");
  const bea = await invited(database, `Bea-${how}`, "approver");
  const invitation = await signIn(database, bea, await linkFor(database, bea, by(maker)));
  const byOther = await signIn(database, bea, await linkFor(database, bea, by(ada)));
  const confirmed = await signIn(database, bea, await linkFor(database, bea, by(maker)));
  const [notice] = await links.notices(bea.id);
  await links.answer(bea.id, notice?.id ?? "", "mine", by(bea));
  const unconfirmed = await signIn(database, bea, await linkFor(database, bea, by(maker)));
  const unused = await linkFor(database, bea, by(maker));
  expect(await viewers.ofSession(unconfirmed ?? "")).not.toBeNull();
  await leave(maker.id);
  expect(await viewers.ofSession(unconfirmed ?? "")).toBeNull();
  expect(await links.holder(unused)).toBeNull();
  expect(await links.consume(unused, fromBrowser)).toBeNull();
  for (const stays of [invitation, byOther, confirmed])
    expect(await viewers.ofSession(stays ?? "")).toMatchObject({ name: bea.name });
  expect(await links.issue(bea.id, 15, by(maker))).toMatchObject({
    ok: false,
    error: { code: "person_disabled" },
  });
});

test("a session that begins by their link in the moment they leave has no viewer, then or later", async () => {
  const maker = await invited(database, "Moe", "admin");
  const lou = await invited(database, "Lou", "viewer");
  await signIn(database, lou, await linkFor(database, lou, by(ada)));
  const used = await links.consume(await linkFor(database, lou, by(maker)), fromBrowser);
  const begun = await database.session.findUniqueOrThrow({ where: { id: used?.session.id ?? "" } });
  await people.disable(maker.id, by(ada));
  const { id } = await database.session.create({ data: begun });
  expect(await viewers.ofSession(id)).toBeNull();
  await people.enable(maker.id, by(ada));
  expect(await viewers.ofSession(id)).toBeNull();
  await people.remove(maker.id, by(ada));
});

test("two who make links for each other at the same moment both do", async () => {
  const [uma, vic] = [await invited(database, "Uma", "viewer"), await invited(database, "Vic", "viewer")];
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, turn) =>
      turn % 2 === 0 ? links.issue(uma.id, 15, by(vic)) : links.issue(vic.id, 15, by(uma)),
    ),
  );
  expect(made.every(({ ok }) => ok)).toBe(true);
});

test("a session that begins in the moment of the disabling has no viewer, then or later", async () => {
  const nina = await invited(database, "Nina", "viewer");
  await people.disable(nina.id, by(ada));
  const session = await signIn(database, nina, null);
  expect(await viewers.ofSession(session ?? "")).toBeNull();
  expect(await people.enable(nina.id, by(ada))).toMatchObject({ ok: true, value: { disabledAt: null } });
  expect(await viewers.ofSession(session ?? "")).toBeNull();
  const token = await linkFor(database, nina, by(ada));
  expect(await viewers.ofSession((await signIn(database, nina, token)) ?? "")).toMatchObject({
    name: "Nina",
  });
});

test("of a removed person nothing stays but the name on what they did", async () => {
  const rosa = await invited(database, "Rosa", "viewer");
  await signIn(database, rosa, await linkFor(database, rosa, by(ada)));
  await people.remove(rosa.id, by(ada));
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await database.$queryRawUnsafe<{ row: string }[]>(
      `SELECT row_to_json(t)::text AS row FROM "${name}" AS t`,
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(rosa.email);
  }
  const [removed, signedIn] = await record.list({ subject: { kind: "person", id: rosa.id } }, 10);
  expect(removed).toMatchObject({
    action: "person.removed",
    actor: { name: "Ada" },
    before: { name: "Rosa" },
  });
  expect(signedIn).toMatchObject({
    action: "person.signed_in",
    actor: { name: "Rosa" },
    requestId: "request-3",
  });
  expect((await people.list()).map(({ name }) => name)).not.toContain("Rosa");
  expect(await people.invite({ email: rosa.email, name: "Rosa", role: "viewer" }, by(ada))).toMatchObject({
    ok: true,
  });
});

test("nobody takes their own way in, and the last admin stays", async () => {
  const zoe = await invited(database, "Zoe", "admin");
  expect(await people.disable(ada.id, by(ada))).toMatchObject({ ok: false, error: { code: "own_account" } });
  expect(await people.remove(ada.id, by(ada))).toMatchObject({ ok: false, error: { code: "own_account" } });
  const outcomes = await Promise.all([people.disable(ada.id, by(zoe)), people.remove(zoe.id, by(ada))]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: "last_admin" } });
  await people.enable(ada.id, byRoot);
});

test("a disabled admin does not count as one", async () => {
  const iris = await invited(database, "Iris", "admin");
  for (const other of await people.list())
    if (other.id !== ada.id && other.id !== iris.id) await people.remove(other.id, byRoot);
  await people.disable(iris.id, by(ada));
  expect(await people.grantRole(ada.id, { role: "viewer", ...everywhere }, byRoot)).toMatchObject({
    ok: false,
    error: { code: "last_admin" },
  });
});

test("the approvals that count are those of who may still give them, there", async () => {
  const grant = (role: string, environment: string) =>
    roleGrantSchema.parse({ role, environment, service: null });
  const [stays, inDev, demoted, disabled, removed] = await Promise.all(
    ["Stan", "Deva", "Dean", "Dick", "Rolf"].map((name) => invited(database, name, "approver")),
  );
  if (!stays || !inDev || !demoted || !disabled || !removed) throw new Error("somebody was not invited");
  const ids = [stays, inDev, demoted, disabled, removed].map(({ id }) => id);
  await people.revokeRole(inDev.id, everywhere, byRoot);
  await people.grantRole(inDev.id, grant("approver", "dev"), byRoot);
  await people.grantRole(demoted.id, { role: "viewer", ...everywhere }, byRoot);
  await people.disable(disabled.id, byRoot);
  await people.remove(removed.id, byRoot);
  const gone = [
    [demoted.id, "role_lost"],
    [disabled.id, "disabled"],
    [removed.id, "removed"],
  ] as const;
  expect(await rights.lost(ids, "run:approve", { environment: "prod" })).toEqual(
    new Map([[inDev.id, "role_lost"], ...gone]),
  );
  expect(await rights.lost(ids, "promotion:approve", { environment: "dev" })).toEqual(new Map(gone));
});

test("the machine makes no link for somebody disabled", async () => {
  const kim = await invited(database, "Kim", "viewer");
  await people.disable(kim.id, byRoot);
  await expect(issueSignInLink(database, { email: kim.email, name: "Kim", role: "viewer" })).rejects.toThrow(
    /disabled/,
  );
});
