import { type Cause, everywhere, machinery, roleGrantSchema, userIdSchema } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import {
  createDatabase,
  createPeople,
  createRecordReader,
  createTokens,
  createSignInLinks,
  createViewers,
  issueSignInLink,
  migrate,
} from "../index.ts";

import { fromBrowser } from "./access-fixture.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const people = createPeople(database);
const links = createSignInLinks(database);
const viewers = createViewers(database);
const record = createRecordReader(database);
afterAll(() => database.$disconnect());

const admin = { email: "ada@example.test", name: "Ada", role: "admin" } as const;
const byRoot: Cause = { actor: { id: userIdSchema.parse("root"), name: "Root" }, requestId: "request-1" };
const at = (environment: string | null, service: string | null = null) =>
  roleGrantSchema.omit({ role: true }).parse({ environment, service });
const tokenOf = (path: string) => new URL(path, "http://localhost").searchParams.get("token") ?? "";

test("a link signs in once, however many ask at the same moment", async () => {
  const token = tokenOf(await issueSignInLink(database, admin));
  expect(await links.holder(token)).toEqual({ name: "Ada", email: "ada@example.test" });
  const used = await Promise.all(Array.from({ length: 8 }, () => links.consume(token, fromBrowser)));
  expect(used.filter((id) => id !== null)).toHaveLength(1);
  expect(await links.holder(token)).toBeNull();
});

test("a link whose session cannot be begun is not used up", async () => {
  const token = tokenOf(await issueSignInLink(database, admin));
  await database.$executeRaw`ALTER TABLE sessions ADD CONSTRAINT refused CHECK (false) NOT VALID`;
  await expect(links.consume(token, fromBrowser)).rejects.toThrow(/refused/);
  await database.$executeRaw`ALTER TABLE sessions DROP CONSTRAINT refused`;
  expect(await links.holder(token)).toEqual({ name: "Ada", email: "ada@example.test" });
  const from = { ...fromBrowser, ipAddress: "10.0.0.1", userAgent: "Firefox" };
  const signedIn = await links.consume(token, from);
  const session = await database.session.findUniqueOrThrow({ where: { id: signedIn?.session.id ?? "" } });
  expect(session).toMatchObject({ ipAddress: "10.0.0.1", userAgent: "Firefox", userId: signedIn?.person.id });
  expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(60_000);
});

test("an expired and an unknown link sign nobody in", async () => {
  const token = tokenOf(await issueSignInLink(database, { ...admin, validMinutes: 0 }));
  expect(await links.consume(token, fromBrowser)).toBeNull();
  expect(await links.consume("unknown", fromBrowser)).toBeNull();
});

test("the token itself is nowhere in the database", async () => {
  const token = tokenOf(await issueSignInLink(database, admin));
  const rows = await database.$queryRaw<
    { row: string }[]
  >`SELECT sign_in_links::text AS row FROM sign_in_links`;
  expect(rows.map(({ row }) => row).join()).not.toContain(token);
  expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from(token).toString("hex"));
});

test("issuing another link changes nobody's role", async () => {
  await issueSignInLink(database, { ...admin, role: "viewer" });
  expect(await people.list()).toEqual([
    expect.objectContaining({ email: admin.email, grants: [{ role: "admin", ...everywhere }] }),
  ]);
});

test("people are listed as they were invited, with everything they hold, and were last seen in the session used last", async () => {
  const { id } = await database.user.create({
    data: {
      name: "Zora",
      email: "zora@example.test",
      emailVerified: true,
      roleGrants: { create: [{ role: "approver", environment: "prod" }, { role: "viewer" }] },
    },
  });
  const seenAt = [new Date("2026-03-02T10:00:00.000Z"), new Date("2026-03-01T10:00:00.000Z")];
  for (const updatedAt of seenAt)
    await database.session.create({
      data: { userId: id, token: crypto.randomUUID(), expiresAt: updatedAt, updatedAt },
    });
  const listed = await people.list();
  expect(listed.at(-1)).toEqual({
    id,
    name: "Zora",
    email: "zora@example.test",
    grants: [
      { role: "viewer", ...everywhere },
      { role: "approver", ...at("prod") },
    ],
    invitedAt: expect.any(Date),
    lastSeenAt: seenAt[0],
    disabledAt: null,
  });
  expect(listed[0]).toMatchObject({ email: admin.email, lastSeenAt: expect.any(Date) });
});

test("who was seen is not said never to have been, once every session of theirs has ended", async () => {
  const email = "sena@example.test";
  const sena = await people.invite({ email, name: "Sena", role: "viewer" }, machinery);
  if (!sena.ok) throw new Error(sena.error.message);
  expect(sena.value.lastSeenAt).toBeNull();
  const link = await issueSignInLink(database, { email, name: "Sena", role: "viewer" });
  await links.consume(tokenOf(link), fromBrowser);
  const { id } = sena.value;
  const disabled = await people.disable(id, machinery);
  expect(await database.session.count({ where: { userId: id } })).toBe(0);
  const seen = { lastSeenAt: expect.any(Date), disabledAt: expect.any(Date) };
  expect(disabled).toMatchObject({ ok: true, value: seen });
  expect((await people.list()).find((person) => person.id === id)).toMatchObject(seen);
});

test("an address is invited once", async () => {
  const invitation = { email: "bob@example.test", name: "Bob", role: "viewer" } as const;
  expect(await people.invite(invitation, machinery)).toMatchObject({ ok: true });
  expect(await people.invite(invitation, machinery)).toMatchObject({
    ok: false,
    error: { code: "person_exists", field: "email" },
  });
});

async function invited(name: string, role: "viewer" | "admin") {
  const person = await people.invite({ email: `${name.toLowerCase()}@example.test`, name, role }, byRoot);
  if (!person.ok) throw new Error(person.error.message);
  return person.value;
}

async function viewerOf(id: string) {
  const session = await database.session.create({
    data: { userId: id, token: crypto.randomUUID(), expiresAt: new Date(Date.now() + 60_000) },
  });
  return viewers.ofSession(session.id);
}

test("the last admin stays one, even when two admins demote each other", async () => {
  const carol = await invited("Carol", "admin");
  const ada = (await people.list()).find(({ email }) => email === admin.email);
  if (!ada) throw new Error("Ada is gone");
  // An admin of one environment cannot make another admin everywhere.
  await people.grantRole(carol.id, { role: "admin", ...at("dev") }, byRoot);
  const outcomes = await Promise.all([
    people.grantRole(ada.id, { role: "viewer", ...everywhere }, byRoot),
    people.revokeRole(carol.id, everywhere, byRoot),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: "last_admin" } });
});

test("a role is held where it was granted, counts from the next request on, and can be taken there", async () => {
  const { id } = await invited("Dan", "viewer");
  await people.grantRole(id, { role: "operator", ...at("dev") }, byRoot);
  await people.grantRole(id, { role: "approver", ...at("dev") }, byRoot);
  await people.grantRole(id, { role: "operator", ...at("prod", "go-demo") }, byRoot);
  expect((await viewerOf(id))?.grants).toEqual([
    { role: "viewer", ...everywhere },
    { role: "approver", ...at("dev") },
    { role: "operator", ...at("prod", "go-demo") },
  ]);
  await people.revokeRole(id, at("dev"), byRoot);
  await people.revokeRole(id, everywhere, byRoot);
  expect((await viewerOf(id))?.grants).toEqual([{ role: "operator", ...at("prod", "go-demo") }]);
});

test("every change of a role is on record, and one that changes nothing is not", async () => {
  const { id } = await invited("Eve", "viewer");
  await people.grantRole(id, { role: "approver", ...at("prod") }, byRoot);
  await people.grantRole(id, { role: "approver", ...at("prod") }, byRoot);
  await people.revokeRole(id, at("prod"), byRoot);
  await people.revokeRole(id, at("prod"), byRoot);
  const entries = await record.list({ subject: { kind: "person", id } }, 10);
  expect(
    entries.map(({ action, environment, before, after }) => ({ action, environment, before, after })),
  ).toEqual([
    { action: "person.role_revoked", environment: "prod", before: { role: "approver" }, after: null },
    { action: "person.role_granted", environment: "prod", before: null, after: { role: "approver" } },
    { action: "person.invited", environment: null, before: null, after: { name: "Eve", role: "viewer" } },
  ]);
  expect(entries.every(({ actor, requestId }) => actor?.id === "root" && requestId === "request-1")).toBe(
    true,
  );
});

test("what is said with a change of somebody's access is on record with it, and with what follows from it", async () => {
  const { id } = await invited("Ned", "viewer");
  const scope = { permissions: ["run:read" as const], environments: null, services: null };
  const { token } = await createTokens(database).create(id, { name: "ci", scope, expiresInDays: 1 }, byRoot);
  const saying = (comment: string) => ({ ...byRoot, comment });
  await people.grantRole(id, { role: "operator", ...at("dev") }, saying("on call in May"));
  await people.revokeRole(id, at("dev"), saying("May is over"));
  await people.disable(id, saying("lost a laptop"));
  await people.enable(id, byRoot);
  await people.remove(id, saying("left"));
  const told = async (kind: "person" | "token", of: string) =>
    (await record.list({ subject: { kind, id: of } }, 10)).map(({ action, reason }) => [action, reason]);
  expect(await told("person", id)).toEqual([
    ["person.removed", "left"],
    ["person.enabled", null],
    ["person.disabled", "lost a laptop"],
    ["person.role_revoked", "May is over"],
    ["person.role_granted", "on call in May"],
    ["person.invited", null],
  ]);
  expect(await told("token", token.id)).toEqual([
    ["token.revoked", "lost a laptop"],
    ["token.created", null],
  ]);
});

test("nobody gets a role who is not there", async () => {
  expect(
    await people.grantRole(userIdSchema.parse("nobody"), { role: "admin", ...everywhere }, byRoot),
  ).toMatchObject({ ok: false, error: { code: "person_not_found" } });
});

test("a session that has ended has no viewer", async () => {
  const { id } = await invited("Fay", "viewer");
  const session = await database.session.create({
    data: { userId: id, token: crypto.randomUUID(), expiresAt: new Date(Date.now() - 1_000) },
  });
  expect(await viewers.ofSession(session.id)).toBeNull();
});
