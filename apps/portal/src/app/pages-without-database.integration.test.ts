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

async function open(path: string, cookie = "") {
  const answer = await fetch(`${portal.url}${path}`, { headers: { cookie }, redirect: "manual" });
  return { status: answer.status, page: await answer.text() };
}

/** @returns the cookie of a session */
async function signIn(): Promise<string> {
  const path = await issueSignInLink(database, { email: "bob@example.test", name: "Bob", role: "viewer" });
  const token = new URL(path, portal.url).searchParams.get("token") ?? "";
  // Where people know it: the portal's own address, by which it judges where a request comes from.
  const origin = portal.url.replace("127.0.0.1", "localhost");
  const answer = await fetch(`${portal.url}/api/sign-in`, {
    method: "POST",
    headers: { origin },
    body: new URLSearchParams({ token }),
    redirect: "manual",
  });
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0])
    .join("; ");
}

test("a page and a link that are opened while the database is away say so, with 503, and what to do", async () => {
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  expect(await open(path)).toMatchObject({ status: 200, page: expect.stringContaining("Sign in as Ada") });
  expect(await open("/sign-in/link?token=unknown")).toMatchObject({
    status: 200,
    page: expect.stringContaining("does not work any more"),
  });
  const cookie = await signIn();
  expect(await open("/runs", cookie)).toMatchObject({ status: 200 });
  await pooler.stop();
  for (const page of ["/", "/runs", "/metrics"])
    expect(await open(page, cookie)).toMatchObject({
      status: 503,
      page: expect.stringContaining("Its database does not answer."),
    });
  expect(await open(path)).toMatchObject({
    status: 503,
    page: expect.stringContaining("The link is not used up: reload this page in a moment."),
  });
  expect(await open("/sign-in")).toMatchObject({ status: 200 });
});
