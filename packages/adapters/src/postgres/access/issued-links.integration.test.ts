import {
  AccessDeniedError,
  authorize,
  machinery,
  type Permission,
  type Person,
} from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createRecordReader, createSignInLinks, createViewers, migrate } from "../index.ts";
import { by, fromBrowser, invited, linkFor, signIn } from "./access-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const links = createSignInLinks(database);
const viewers = createViewers(database);
const record = createRecordReader(database);
afterAll(() => database.$disconnect());
const ada = await invited(database, "Ada", "admin");

/** Null where the session holds the permission. */
async function refusal(session: string | null, permission: Permission): Promise<AccessDeniedError | null> {
  try {
    authorize(await viewers.ofSession(session ?? ""), permission);
    return null;
  } catch (error) {
    if (error instanceof AccessDeniedError) return error;
    throw error;
  }
}

/** Somebody who came in by their invitation, with that session. */
async function settled(name: string): Promise<{ person: Person; own: string | null }> {
  const person = await invited(database, name, "admin");
  return { person, own: await signIn(database, person, await linkFor(database, person, by(ada))) };
}

test("the invitation's link counts as the person's own, and tells nobody", async () => {
  const { person, own } = await settled("Bea");
  expect(await refusal(own, "run:approve")).toBeNull();
  expect(await links.notices(person.id)).toEqual([]);
});

test("a link that somebody else makes tells its owner before and after it is used", async () => {
  const { person } = await settled("Cleo");
  const token = await linkFor(database, person, by(ada));
  expect(await links.notices(person.id)).toMatchObject([{ issuedBy: "Ada", usedAt: null }]);
  await signIn(database, person, token);
  expect(await links.notices(person.id)).toMatchObject([
    { issuedBy: "Ada", usedAt: expect.any(Date) as Date },
  ]);
});

test.each<Permission>([
  "run:plan",
  "run:approve",
  "promotion:request",
  "promotion:approve",
  "state:write",
  "person:invite",
  "person:change-role",
  "account:change",
])("whoever came in by it holds no %s, and reads who made the link", async (permission) => {
  const { person } = await settled(`Dan-${permission.replace(":", "-")}`);
  const session = await signIn(database, person, await linkFor(database, person, by(ada)));
  const refused = await refusal(session, permission);
  expect(refused).toMatchObject({ reason: "not_in_person" });
  expect(refused?.message).toContain("a link that Ada made");
  expect(await refusal(session, "run:read")).toBeNull();
});

test("once the owner says that it is them, it counts", async () => {
  const { person } = await settled("Eli");
  const session = await signIn(database, person, await linkFor(database, person, by(ada)));
  const [notice] = await links.notices(person.id);
  expect(await links.answer(person.id, notice?.id ?? "", "mine", by(person))).toMatchObject({ ok: true });
  expect(await refusal(session, "run:approve")).toBeNull();
  expect(await links.notices(person.id)).toEqual([]);
});

test("once the owner says that it is not them, whoever came in is out", async () => {
  const { person, own } = await settled("Fay");
  const session = await signIn(database, person, await linkFor(database, person, by(ada)));
  const [notice] = await links.notices(person.id);
  await links.answer(person.id, notice?.id ?? "", "not_mine", by(person));
  expect(await viewers.ofSession(session ?? "")).toBeNull();
  expect(await viewers.ofSession(own ?? "")).toMatchObject({ name: "Fay" });
});

test("a link that its owner did not want signs nobody in any more", async () => {
  const { person } = await settled("Gus");
  const token = await linkFor(database, person, by(ada));
  const [notice] = await links.notices(person.id);
  await links.answer(person.id, notice?.id ?? "", "not_mine", by(person));
  expect(await links.consume(token, fromBrowser)).toBeNull();
});

test("a second invitation used after the first is no invitation any more", async () => {
  const person = await invited(database, "Hal", "approver");
  const [first, second] = [
    await linkFor(database, person, by(ada)),
    await linkFor(database, person, by(ada)),
  ];
  expect(await refusal(await signIn(database, person, first), "run:approve")).toBeNull();
  expect(await refusal(await signIn(database, person, second), "run:approve")).toMatchObject({
    reason: "not_in_person",
  });
  expect(await links.notices(person.id)).toHaveLength(1);
});

test("of two invitations used at the same moment one is the first", async () => {
  const person = await invited(database, "Ian", "approver");
  const both = [await linkFor(database, person, by(ada)), await linkFor(database, person, by(ada))];
  const sessions = await Promise.all(both.map((token) => signIn(database, person, token)));
  const refusals = await Promise.all(sessions.map((session) => refusal(session, "run:approve")));
  expect(refusals.filter((refused) => refused === null)).toHaveLength(1);
});

test.each([
  ["the machine", () => machinery],
  ["the person", (person: Person) => by(person)],
])("a link made by %s counts as the person's own", async (maker, cause) => {
  const { person } = await settled(`Jo-${maker.replace(" ", "-")}`);
  const session = await signIn(database, person, await linkFor(database, person, cause(person)));
  expect(await refusal(session, "run:approve")).toBeNull();
  expect(await links.notices(person.id)).toEqual([]);
});

test("nobody answers what another person was told", async () => {
  const { person } = await settled("Kay");
  await linkFor(database, person, by(ada));
  const [notice] = await links.notices(person.id);
  expect(await links.answer(ada.id, notice?.id ?? "", "mine", by(ada))).toMatchObject({
    ok: false,
    error: { code: "notice_not_found" },
  });
});

test("making, using and answering a link is on record, the link's token is not", async () => {
  const { person } = await settled("Lea");
  const token = await linkFor(database, person, by(ada));
  await signIn(database, person, token);
  const [notice] = await links.notices(person.id);
  await links.answer(person.id, notice?.id ?? "", "not_mine", by(person));
  const entries = await record.list({ subject: { kind: "person", id: person.id } }, 10);
  expect(entries.slice(0, 3)).toMatchObject([
    { action: "person.link_denied", actor: { name: "Lea" }, after: { sessionsEnded: 1 } },
    { action: "person.signed_in", actor: { name: "Lea" }, after: { linkMadeBy: "Ada" } },
    { action: "person.link_issued", actor: { name: "Ada" }, after: { validMinutes: 15 } },
  ]);
  expect(
    JSON.stringify(entries, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain(token);
});
