import { createDatabase, createSignInLinks, issueSignInLink, migrate } from "@greenroom/adapters/postgres";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { startTestPooler } from "@greenroom/sandbox/test-pooler";
import { afterAll, expect, test } from "vitest";
import { problemOf } from "../http/problem.ts";
import { createAuthentication } from "./authentication.ts";
import { settingsFixture } from "./settings-fixture.ts";

const pooler = await startTestPooler(await startTestDatabase(migrate));
const database = createDatabase(pooler.url);
const settings = settingsFixture(pooler.url);
const { api } = createAuthentication(settings, database, createSignInLinks(database));
afterAll(() => database.$disconnect());

async function newToken(): Promise<string> {
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  return new URL(path, settings.GREENROOM_BASE_URL).searchParams.get("token") ?? "";
}

test("a link whose session cannot be begun signs in once it can", async () => {
  const token = await newToken();
  const signIn = () => api.signInOneTimeLink({ body: { token }, asResponse: true });
  await database.$executeRaw`ALTER TABLE sessions ADD CONSTRAINT refused CHECK (false) NOT VALID`;
  await expect(signIn()).rejects.toThrow(/refused/);
  await database.$executeRaw`ALTER TABLE sessions DROP CONSTRAINT refused`;
  expect((await signIn()).headers.getSetCookie()).toHaveLength(1);
  expect((await signIn()).status).toBe(401);
});

test("a session that cannot be read because the database is away is 503 with its words, and nobody's sign-out", async () => {
  const signedIn = await api.signInOneTimeLink({ body: { token: await newToken() }, asResponse: true });
  const headers = new Headers({ cookie: signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
  expect(await api.getSession({ headers })).toMatchObject({ user: { email: "ada@example.test" } });
  const unused = await newToken();
  await pooler.stop();
  const answer = problemOf(await api.getSession({ headers }).catch((error: unknown) => error));
  expect(answer?.status).toBe(503);
  expect(await answer?.json()).toMatchObject({
    code: "unavailable",
    message: "The database cannot be reached.",
  });
  const refused = await api.signInOneTimeLink({ body: { token: unused } }).catch((error: unknown) => error);
  expect(problemOf(refused)?.status).toBe(503);
});
