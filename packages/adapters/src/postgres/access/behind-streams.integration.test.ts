import {
  type Credential,
  everywhere,
  machinery,
  type Person,
  tokenScopeSchema,
} from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, expect, test } from "vitest";
import { createDatabase, createPeople, createTokens, createViewers, migrate } from "../index.ts";
import { by, byRoot, invited, linkFor, signIn } from "./access-fixture.ts";

const database = createDatabase(await startTestDatabase(migrate));
const people = createPeople(database);
const tokens = createTokens(database);
const viewers = createViewers(database);
await invited(database, "Root", "admin");
afterAll(() => database.$disconnect());

let number = 0;
const somebody = () => invited(database, `Person${++number}`, "operator");
const sessionOf = async (person: Person): Promise<Credential> =>
  `session:${await signIn(database, person, null)}`;
async function tokenOf({ id }: Person): Promise<Credential> {
  const scope = tokenScopeSchema.parse({ permissions: ["run:read"], environments: null, services: null });
  const { token } = await tokens.create(id, { name: "ci", scope, expiresInDays: 1 }, byRoot);
  return `token:${token.id}`;
}
const idOf = (credential: Credential) => credential.slice(credential.indexOf(":") + 1);
type Ends = (credential: Credential, person: Person) => Promise<unknown>;

test.each<[string, (person: Person) => Promise<Credential>, Ends]>([
  ["a session signed out of", sessionOf, (c) => database.session.delete({ where: { id: idOf(c) } })],
  [
    "a session that expired",
    sessionOf,
    (c) => database.session.update({ where: { id: idOf(c) }, data: { expiresAt: new Date(0) } }),
  ],
  ["a session of somebody disabled", sessionOf, (_, { id }) => people.disable(id, byRoot)],
  ["a token revoked", tokenOf, (c, person) => tokens.revoke(person.id, idOf(c), by(person))],
  [
    "a token that expired",
    tokenOf,
    (c) => database.token.update({ where: { id: idOf(c) }, data: { expiresAt: new Date(0) } }),
  ],
  ["a token of somebody removed", tokenOf, (_, { id }) => people.remove(id, byRoot)],
])("nobody is behind %s any more, and others go on", async (_, comeIn, end) => {
  const [person, other] = [await somebody(), await somebody()];
  const [ended, goesOn] = [await comeIn(person), await comeIn(other)];
  expect([...(await viewers.behind([ended, goesOn])).keys()].toSorted()).toEqual([ended, goesOn].toSorted());
  await end(ended, person);
  expect([...(await viewers.behind([ended, goesOn])).keys()]).toEqual([goesOn]);
});

test("whoever is behind it has the roles of now, narrowed by the token's scope", async () => {
  const person = await somebody();
  const [session, token] = [await sessionOf(person), await tokenOf(person)];
  await people.grantRole(person.id, { role: "viewer", ...everywhere }, byRoot);
  const now = await viewers.behind([session, token]);
  expect(now.get(session)).toMatchObject({ id: person.id, grants: [{ role: "viewer" }] });
  expect(now.get(token)).toMatchObject({ cameBy: { kind: "token", permissions: ["run:read"] } });
});

test("nobody is behind a session that began with a link of somebody who is disabled since", async () => {
  const [person, maker] = [await somebody(), await invited(database, "Maker", "admin")];
  await signIn(database, person, await linkFor(database, person, machinery));
  const session: Credential = `session:${await signIn(database, person, await linkFor(database, person, by(maker)))}`;
  expect((await viewers.behind([session])).size).toBe(1);
  await database.user.update({ where: { id: maker.id }, data: { disabledAt: new Date() } });
  expect((await viewers.behind([session])).size).toBe(0);
});
