import { createDatabase, createSignInLinks, issueSignInLink, migrate } from "@greenroom/adapters/postgres";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { startTestPooler } from "@greenroom/sandbox/test-pooler";
import { afterAll, expect, test, vi } from "vitest";
import { createAuthentication } from "#portal/composition/authentication.ts";
import { settingsFixture } from "#portal/composition/settings-fixture.ts";

const direct = await startTestDatabase(migrate);
const pooler = await startTestPooler(direct);
const settings = settingsFixture(pooler.url);
const log = { warn: () => undefined };
const database = createDatabase(direct);
const away = createDatabase(pooler.url);
const portalOn = (on: typeof database) => ({
  settings,
  log,
  access: { authentication: createAuthentication(settings, on, createSignInLinks(on)) },
});
const onDirect = portalOn(database);
let composed = onDirect;
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));
const { POST } = await import("./route.ts");
afterAll(() => Promise.all([database.$disconnect(), away.$disconnect()]));

/** The cookie of a session just begun. */
async function signedIn(): Promise<string> {
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  const token = new URL(path, settings.GREENROOM_BASE_URL).searchParams.get("token") ?? "";
  const { api } = onDirect.access.authentication;
  const answer = await api.signInOneTimeLink({ body: { token }, asResponse: true });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
const isSignedIn = async (cookie: string) =>
  (await onDirect.access.authentication.api.getSession({ headers: new Headers({ cookie }) })) !== null;

async function signOut(cookie: string) {
  const origin = settings.GREENROOM_BASE_URL;
  const sent = { origin, cookie };
  const { status, headers } = await POST(
    new Request(`${origin}/api/sign-out`, { method: "POST", headers: sent }),
  );
  return { status, location: headers.get("location"), cookies: headers.getSetCookie() };
}

test("who signs out is nobody by that cookie any more, and another of their sessions goes on", async () => {
  const [cookie, other] = [await signedIn(), await signedIn()];
  const { cookies, ...answer } = await signOut(cookie);
  expect(answer).toEqual({ status: 303, location: "/sign-in" });
  expect(cookies[0]).toMatch(/^greenroom=;.*Max-Age=0/);
  expect([await isSignedIn(cookie), await isSignedIn(other)]).toEqual([false, true]);
  expect(await signOut("greenroom=nobody's")).toMatchObject({ status: 303, location: "/sign-in" });
});

test("a session that cannot be ended is not said to be: the cookie stays, and the page says why", async () => {
  const cookie = await signedIn();
  composed = portalOn(away);
  await pooler.stop();
  expect(await signOut(cookie)).toEqual({ status: 303, location: "/sign-in?reason=sign-out", cookies: [] });
  expect(await isSignedIn(cookie)).toBe(true);
  composed = onDirect;
  expect(await signOut(cookie)).toMatchObject({ status: 303, location: "/sign-in" });
  expect(await isSignedIn(cookie)).toBe(false);
});
