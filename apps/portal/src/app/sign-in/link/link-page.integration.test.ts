import { createDatabase, issueSignInLink, migrate } from "@greenroom/adapters/postgres";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { startTestPooler } from "@greenroom/sandbox/test-pooler";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltPortal, startBuiltPortal } from "#portal/composition/built-portal-fixture.ts";

const direct = await startTestDatabase(migrate);
const pooler = await startTestPooler(direct);
const database = createDatabase(direct);
let portal: BuiltPortal;
beforeAll(async () => {
  portal = await startBuiltPortal(pooler.url, Buffer.alloc(32, 3).toString("base64"));
}, 600_000);
afterAll(async () => {
  await portal.stop();
  await database.$disconnect();
});

async function open(path: string) {
  const answer = await fetch(`${portal.url}${path}`);
  return { status: answer.status, page: await answer.text() };
}

test("a link that is opened while the database is away says so, with 503, and what to do", async () => {
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  expect(await open(path)).toMatchObject({ status: 200, page: expect.stringContaining("Sign in as Ada") });
  expect(await open("/sign-in/link?token=unknown")).toMatchObject({
    status: 200,
    page: expect.stringContaining("does not work any more"),
  });
  await pooler.stop();
  expect(await open(path)).toMatchObject({
    status: 503,
    page: expect.stringContaining("The link is not used up: reload this page in a moment."),
  });
  expect(await open("/sign-in")).toMatchObject({ status: 200 });
});
