import type { UserId } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createPeople, createSignInLinks, issueSignInLink, migrate } from "../index.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const people = createPeople(database);
const links = createSignInLinks(database);
afterAll(() => database.$disconnect());

const admin = { email: "ada@example.test", name: "Ada", role: "admin" } as const;
const tokenOf = (path: string) => new URL(path, "http://localhost").searchParams.get("token") ?? "";

test("a link signs in once, however many ask at the same moment", async () => {
  const token = tokenOf(await issueSignInLink(database, admin));
  expect(await links.holder(token)).toEqual({ name: "Ada", email: "ada@example.test" });
  const used = await Promise.all(Array.from({ length: 8 }, () => links.consume(token)));
  expect(used.filter((id) => id !== null)).toHaveLength(1);
  expect(await links.holder(token)).toBeNull();
});

test("an expired and an unknown link sign nobody in", async () => {
  const token = tokenOf(await issueSignInLink(database, { ...admin, validMinutes: 0 }));
  expect(await links.consume(token)).toBeNull();
  expect(await links.consume("unknown")).toBeNull();
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
  expect(await people.list()).toEqual([expect.objectContaining({ email: admin.email, role: "admin" })]);
});

test("an address is invited once", async () => {
  const invitation = { email: "bob@example.test", name: "Bob", role: "viewer" } as const;
  expect(await people.invite(invitation)).toMatchObject({ ok: true });
  expect(await people.invite(invitation)).toMatchObject({
    ok: false,
    error: { code: "person_exists", field: "email" },
  });
});

test("the last admin stays one, even when two admins demote each other", async () => {
  const carol = await people.invite({ email: "carol@example.test", name: "Carol", role: "admin" });
  if (!carol.ok) throw new Error(carol.error.message);
  const ada = (await people.list()).find(({ email }) => email === admin.email)?.id as UserId;
  const outcomes = await Promise.all([
    people.changeRole(ada, "viewer"),
    people.changeRole(carol.value.id, "viewer"),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: "last_admin" } });
});
