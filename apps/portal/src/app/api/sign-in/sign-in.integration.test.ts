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
const databases = [createDatabase(pooler.url), createDatabase(direct)];
const [throughPooler, onDirect] = databases.map((database) => ({
  settings,
  log,
  access: { authentication: createAuthentication(settings, database, createSignInLinks(database)) },
}));
let composed = throughPooler;
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));
const { POST } = await import("./route.ts");
afterAll(() => Promise.all(databases.map((database) => database.$disconnect())));

async function signIn(token: string, cookie = "") {
  const origin = settings.GREENROOM_BASE_URL;
  const body = new URLSearchParams({ token });
  const request = new Request(`${origin}/api/sign-in`, { method: "POST", headers: { origin, cookie }, body });
  const { status, headers } = await POST(request);
  return { status, location: headers.get("location"), cookies: headers.getSetCookie().length };
}

test("while the database is away the sign-in page says so, and the link signs in once it is back", async () => {
  const database = databases[1] as (typeof databases)[number];
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  const token = new URL(path, settings.GREENROOM_BASE_URL).searchParams.get("token") ?? "";
  await pooler.stop();
  expect(await signIn(token)).toEqual({ status: 303, location: "/sign-in?reason=unavailable", cookies: 0 });
  composed = onDirect;
  expect(await signIn(token)).toEqual({ status: 303, location: "/", cookies: 2 });
  expect(await signIn(token)).toEqual({ status: 303, location: "/sign-in?reason=link", cookies: 0 });
});

test.each([
  ["/runs/1?env=prod#log", "/runs/1?env=prod#log"],
  ["https://evil.test/", "/"],
])("whoever wanted %s is led to %s", async (wanted, location) => {
  const database = databases[1] as (typeof databases)[number];
  const path = await issueSignInLink(database, { email: "ada@example.test", name: "Ada", role: "admin" });
  const token = new URL(path, settings.GREENROOM_BASE_URL).searchParams.get("token") ?? "";
  composed = onDirect;
  const cookie = `greenroom-return-to=${encodeURIComponent(wanted)}`;
  expect(await signIn(token, cookie)).toEqual({ status: 303, location, cookies: 2 });
});
