import { createLiveNotifier, listen } from "@greenroom/adapters/live";
import { createDatabase, createViewers, migrate } from "@greenroom/adapters/postgres";
import type { Role, RoleGrant } from "@greenroom/core/access";
import { roleGrantSchema } from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { invited } from "../../../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { LiveHub } from "#portal/live/live-hub.ts";
import { liveRights } from "#portal/live/live-rights.ts";
import { OpenStreams } from "#portal/live/open-streams.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
const worker = createLiveNotifier(database);
const viewers = createViewers(database);
const hub = new LiveHub();
const onConnectionChange = vi.fn<(connected: boolean) => void>();
const listener = listen(url, {
  onEvent: (event) => hub.publish(event),
  onResumed: () => hub.resync(),
  onConnectionChange,
});
let session = "";
const composed = {
  live: { hub, streams: new OpenStreams() },
  log: { error: (facts: object) => expect(facts).toBeNull() },
  settings: { GREENROOM_BASE_URL: "http://localhost:3000" },
  access: {
    viewers,
    authentication: { api: { getSession: async () => ({ session: { id: session } }) } },
  },
};
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));
const { GET } = await import("./route.ts");

let number = 0;
async function comeInAs(role: Role): Promise<void> {
  const { id } = await invited(database, `Person${++number}`, role);
  const expiresAt = new Date(Date.now() + 60_000);
  session = (await database.session.create({ data: { userId: id, token: `t${number}`, expiresAt } })).id;
}
const isListening = () =>
  vi.waitFor(() => expect(onConnectionChange).toHaveBeenLastCalledWith(true), { timeout: 10_000 });
beforeAll(async () => {
  await comeInAs("viewer");
  await isListening();
});
afterAll(async () => {
  await listener.stop();
  await database.$disconnect();
});

/** Where the stream stands for whoever is signed in, as a page of theirs that is read now keeps it. */
async function pageReadNow(): Promise<string> {
  const viewer = await viewers.ofSession(session);
  if (viewer === null) throw new Error("nobody is signed in");
  return hub.cursor(liveRights(viewer));
}
/** What the worker tells, once this portal has heard of it. */
async function tell(key: string): Promise<void> {
  const before = hub.cursor("");
  await worker.notify({ topic: "runs", key });
  await vi.waitFor(() => expect(hub.cursor("")).not.toBe(before));
}
/** The events of a stream until one is the wanted one. */
async function heardUntil(wanted: string, after: string, headers: HeadersInit = {}): Promise<string> {
  const abort = new AbortController();
  const asked = new Request(`http://localhost:3000/api/live?after=${encodeURIComponent(after)}`, {
    headers,
    signal: abort.signal,
  });
  const answer = await GET(asked, { params: Promise.resolve({}) });
  let heard = "";
  for await (const chunk of answer.body ?? []) {
    heard += new TextDecoder().decode(chunk);
    if (heard.includes(wanted)) break;
  }
  abort.abort();
  return heard;
}
const lastId = (heard: string) => [...heard.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? "";

test("what happens between a page's reading and its stream is told by the stream", async () => {
  const readAt = await pageReadNow();
  await tell("between");
  const heard = await heardUntil("between", readAt);
  expect(heard).not.toContain("resync");
});

test("a stream that broke off goes on where it did, by its address and by the header of a browser", async () => {
  const readAt = await pageReadNow();
  await tell("before-the-break");
  const last = lastId(await heardUntil("before-the-break", readAt));
  await tell("in-the-break");
  expect(await heardUntil("in-the-break", last)).not.toContain("before-the-break");
  expect(await heardUntil("in-the-break", readAt, { "last-event-id": last })).not.toContain(
    "before-the-break",
  );
});

test("what was told while the portal heard nothing makes everything be fetched again", async () => {
  const readAt = await pageReadNow();
  onConnectionChange.mockClear();
  await database.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'greenroom-live' AND datname = current_database()`;
  await worker.notify({ topic: "runs", key: "unheard" });
  await isListening();
  expect(await heardUntil("event: resync", readAt)).toContain("event: resync");
});

test("whose roles change has read something else, and fetches everything again", async () => {
  const readAt = await pageReadNow();
  const { userId } = await database.session.findUniqueOrThrow({ where: { id: session } });
  const grant: RoleGrant = roleGrantSchema.parse({ role: "operator", environment: "dev", service: null });
  await database.roleGrant.create({ data: { ...grant, userId } });
  expect(await heardUntil("event: resync", readAt)).toContain("event: resync");
});
