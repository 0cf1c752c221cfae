import {
  AccessDeniedError,
  authorize,
  everywhere,
  type Person,
  type Place,
  tokenScopeSchema,
  userIdSchema,
} from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import {
  createDatabase,
  createPeople,
  createRecordReader,
  createTokens,
  createViewers,
  migrate,
} from "../index.ts";
import { by, byRoot, invited } from "./access-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const people = createPeople(database);
const tokens = createTokens(database);
const viewers = createViewers(database);
const record = createRecordReader(database);
afterAll(() => database.$disconnect());

const scope = tokenScopeSchema.parse({
  permissions: ["run:read", "run:plan", "state:read"],
  environments: ["dev"],
  services: null,
});

async function tokenOf(person: Person): Promise<{ id: string; secret: string }> {
  const { token, secret } = await tokens.create(
    person.id,
    { name: "laptop", scope, expiresInDays: 30 },
    by(person),
  );
  return { id: token.id, secret };
}

/** "none": no viewer at all; else whether the token's viewer holds the permission at the place. */
async function standing(secret: string, place: Place = { environment: "dev" }) {
  const viewer = await viewers.ofToken(secret);
  if (viewer === null) return "none";
  try {
    authorize(viewer, "run:plan").at(place);
    return "allowed";
  } catch (error) {
    if (error instanceof AccessDeniedError) return error.reason;
    throw error;
  }
}

test("a token does what its scope and its owner's roles both give, and is shown once", async () => {
  const ada = await invited(database, "Ada", "operator");
  const { secret } = await tokenOf(ada);
  expect(secret).toMatch(/^grt_[\w-]{43}$/);
  expect(await standing(secret)).toBe("allowed");
  expect(await standing(secret, { environment: "prod" })).toBe("forbidden");
  const rows = await database.$queryRaw<{ row: string }[]>`
    SELECT tokens::text AS row FROM tokens UNION ALL SELECT record::text FROM record`;
  expect(rows.map(({ row }) => row).join()).not.toContain(secret.slice(4));
});

test.each<[string, string, (person: Person, id: string) => Promise<unknown>]>([
  ["none", "revoked", (person, id) => tokens.revoke(person.id, id, by(person))],
  ["none", "disabled", (person) => people.disable(person.id, byRoot)],
  ["none", "removed", (person) => people.remove(person.id, byRoot)],
  [
    "forbidden",
    "demoted",
    (person) => people.grantRole(person.id, { role: "viewer", ...everywhere }, byRoot),
  ],
  ["forbidden", "stripped", (person) => people.revokeRole(person.id, everywhere, byRoot)],
  [
    "none",
    "expired",
    (_, id) => database.token.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } }),
  ],
])("its standing is %s once it or its owner is %s", async (expected, name, change) => {
  const person = await invited(database, name, "operator");
  const { id, secret } = await tokenOf(person);
  await change(person, id);
  expect(await standing(secret)).toBe(expected);
});

test("a token of somebody who was disabled does not come back when they are enabled", async () => {
  const kim = await invited(database, "Kim", "operator");
  const { id, secret } = await tokenOf(kim);
  await people.disable(kim.id, byRoot);
  // Made in the moment of the disabling.
  const late = await tokenOf(kim);
  await people.enable(kim.id, byRoot);
  expect(await standing(secret)).toBe("none");
  expect(await standing(late.secret)).toBe("none");
  expect(await tokens.list(kim.id)).toEqual([]);
  expect(await record.list({ subject: { kind: "token", id } }, 1)).toMatchObject([
    { action: "token.revoked", actor: { name: "Root" }, before: { owner: kim.id, name: "laptop" } },
  ]);
});

test("an unknown secret has no viewer", async () => {
  expect(await viewers.ofToken(`grt_${"a".repeat(43)}`)).toBeNull();
});

test("the list says when it was used, and has neither revoked nor other people's tokens", async () => {
  const eva = await invited(database, "Eva", "operator");
  const [kept, revoked] = [await tokenOf(eva), await tokenOf(eva)];
  await tokens.revoke(eva.id, revoked.id, by(eva));
  expect(await tokens.list(eva.id)).toMatchObject([{ id: kept.id, name: "laptop", lastUsedAt: null, scope }]);
  await viewers.ofToken(kept.secret);
  expect(await tokens.list(eva.id)).toMatchObject([{ lastUsedAt: expect.any(Date) as Date }]);
});

test("nobody revokes another person's token", async () => {
  const fay = await invited(database, "Fay", "operator");
  const { id, secret } = await tokenOf(fay);
  const gus = userIdSchema.parse("gus");
  expect(await tokens.revoke(gus, id, byRoot)).toMatchObject({ error: { code: "token_not_found" } });
  expect(await standing(secret)).toBe("allowed");
});

test("making and revoking one is on record", async () => {
  const hal = await invited(database, "Hal", "operator");
  const { id } = await tokenOf(hal);
  await tokens.revoke(hal.id, id, { ...by(hal), comment: "it leaked" });
  expect(await record.list({ subject: { kind: "token", id } }, 10)).toMatchObject([
    {
      action: "token.revoked",
      actor: { name: "Hal" },
      reason: "it leaked",
      before: { owner: hal.id, name: "laptop" },
    },
    { action: "token.created", actor: { name: "Hal" }, after: { owner: hal.id, scope } },
  ]);
});

test("a permission that is no longer one is left out of a stored token", async () => {
  const ida = await invited(database, "Ida", "operator");
  const { id, secret } = await tokenOf(ida);
  await database.token.update({
    where: { id },
    data: { scope: { ...scope, permissions: ["run:read", "run:dance"] } },
  });
  expect((await viewers.ofToken(secret))?.cameBy).toMatchObject({ permissions: ["run:read"] });
});
