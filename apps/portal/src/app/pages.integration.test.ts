import { createDatabase, migrate } from "@greenroom/adapters/postgres";
import type { Caller } from "@greenroom/sandbox/callers";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltPortal, startBuiltPortal } from "#portal/composition/built-portal-fixture.ts";
import { addPromotionsAndRuns, stateKey, viewerAt, writePlatform } from "./pages-fixture.ts";

const url = await startTestDatabase(migrate);
const database = createDatabase(url);
let portal: BuiltPortal;
let made: Awaited<ReturnType<typeof addPromotionsAndRuns>>;
let all: Caller;
let here: Caller;
let kestrel: Caller;
beforeAll(async () => {
  made = await addPromotionsAndRuns(database);
  portal = await startBuiltPortal(url, stateKey, writePlatform());
  // By the name under which people know it, by which it judges where a request comes from.
  const origin = portal.url.replace("127.0.0.1", "localhost");
  all = await viewerAt(database, origin, "Walter");
  here = await viewerAt(database, origin, "Kea", { environment: "alpha" as never, service: "kestrel" });
  kestrel = await viewerAt(database, origin, "Kim", { service: "kestrel" });
}, 900_000);
afterAll(async () => {
  await portal.stop();
  await database.$disconnect();
});

async function open(caller: Caller, path: string) {
  const answer = await fetch(`${portal.url}${path}`, { headers: { ...caller.headers }, redirect: "manual" });
  const text = await answer.text();
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
  return {
    status: answer.status,
    text,
    words: isPage ? text.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "").replaceAll(/<[^>]*>/g, "") : text,
  };
}

/** Whatever shows something of environments and services. */
const pages = [
  "/",
  "/environments",
  "/promotions",
  "/promotions?service=kestrel",
  "/rollouts",
  "/rollouts/alpha/kestrel",
  "/metrics",
  "/risks",
  "/account",
  "/architecture",
  "/architecture/deployment",
  "/architecture/findings",
  "/architecture/compare",
  "/architecture/what-if",
];
const answers = [
  "/api/environments",
  "/api/environments/waiting",
  "/api/promotions?service=kestrel",
  "/api/releases",
  "/api/rollouts",
  "/api/metrics/request-rate?range=1h&service=kestrel",
  "/api/risks",
  "/api/configuration/findings",
  "/api/platform/status",
  "/api/account/tokens",
  "/api/architecture/states",
  "/api/architecture/traffic",
  "/api/architecture/drift",
  "/api/architecture/findings",
  "/api/architecture/contents",
  "/api/architecture/compare?mode=cluster",
  "/api/architecture/compare?mode=terraform",
  "/api/architecture/compare?mode=environments",
];
/** They say by name which environments they leave out. */
const sayWhatIsLeftOut = /^\/(api\/)?architecture\//;

describe("who reads one service sees it where the role reaches, and nothing else", () => {
  test.each([...pages, ...answers])("in one environment: %s", async (path) => {
    const { status, text } = await open(here, path);
    expect(status).toBe(200);
    expect(text).not.toMatch(sayWhatIsLeftOut.test(path) ? /wombat|heron/i : /wombat|heron|omega/i);
  });
  test.each([...pages, ...answers])("in every environment: %s", async (path) => {
    const { status, text } = await open(kestrel, path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/wombat|heron/i);
  });

  test.each(["/", "/environments", "/rollouts", "/metrics", "/promotions"])(
    "it is there: %s",
    async (path) => {
      expect((await open(here, path)).text).toMatch(/alpha/i);
      expect((await open(kestrel, path)).text).toMatch(/alpha.*omega/is);
    },
  );

  test.each([
    ["one environment", () => here, ["alpha"]],
    ["every environment", () => kestrel, ["alpha", "omega"]],
  ])("answers tell of it in %s", async (_, caller, environments) => {
    const answer = async (path: string): Promise<unknown> => JSON.parse((await open(caller(), path)).text);
    const summary = { reach: "services", services: [{ id: "kestrel" }], layers: [], firing: null };
    expect(await answer("/api/environments")).toMatchObject(environments.map((id) => ({ id, ...summary })));
    expect(await answer("/api/rollouts")).toMatchObject(
      environments.map((environment) => ({ environment, service: "kestrel" })),
    );
    expect(await answer("/api/promotions?service=kestrel")).toMatchObject({
      stages: environments.map((id) => ({ id })),
    });
    const waiting = environments.map((id) => expect.objectContaining({ title: `kestrel 1.0.0 to ${id}` }));
    expect(await answer("/api/environments/waiting")).toEqual(expect.arrayContaining(waiting));
    expect(await answer("/api/architecture/compare?mode=environments")).toMatchObject({
      environments: environments.map((id) => ({ id })),
    });
  });

  test("what is beside it is not there for them", async () => {
    const paths: readonly (readonly [string, number])[] = [
      [`/promotions/${made.kestrelToAlpha}`, 200],
      [`/promotions/${made.kestrelToOmega}`, 404],
      [`/promotions/${made.wombatToAlpha}`, 404],
      ["/rollouts/alpha/wombat", 404],
      ["/rollouts/omega/kestrel", 404],
      ["/rollouts/omega", 404],
      ["/runs", 403],
      [`/runs/${made.run}`, 403],
      ["/people", 403],
      ["/api/metrics/request-rate?range=1h&service=wombat", 403],
      ["/api/promotions?service=wombat", 403],
      ["/api/runs", 403],
    ];
    const found = await Promise.all(paths.map(async ([path]) => [path, (await open(here, path)).status]));
    expect(found).toEqual(paths);
  });
});

describe("what is not there is said to be missing", () => {
  const unknown = "00000000-0000-4000-8000-000000000000";
  // In which words: the browser puts the page together.
  test.each([
    "/nothing",
    "/runs/unknown",
    "/runs/run-0000000000000000",
    "/promotions/unknown",
    `/promotions/${unknown}`,
    "/risks/unknown",
    "/rollouts/unknown",
    "/rollouts/unknown/kestrel",
    "/rollouts/alpha/unknown",
    "/rollouts/alpha/heron",
    "/architecture/unknown",
    "/architecture/platform/unknown",
    "/architecture/flows/unknown",
    "/architecture/requirements/unknown",
  ])("%s by its status and in the browser's tab", async (path) => {
    const { status, text } = await open(all, path);
    expect(status).toBe(404);
    expect(text).toContain("<title>Not found · Greenroom</title>");
  });

  test("what is there is there", async () => {
    const paths = [...pages, "/runs", `/runs/${made.run}`, `/promotions/${made.wombatToAlpha}`];
    const found = await Promise.all(paths.map(async (path) => [path, (await open(all, path)).status]));
    expect(found).toEqual(paths.map((path) => [path, 200]));
  });

  test.each([
    [
      "/?env=unknown",
      "There is no environment “unknown” that you can see. All environments are shown.",
      "/?env=alpha",
    ],
    ["/environments?env=unknown", "There is no environment “unknown”", "/environments?env=omega"],
    ["/runs?env=unknown", "There is no environment “unknown”", "/runs?env=alpha"],
    ["/runs?status=unknown", "There is no status “unknown”", "/runs?status=planned"],
    ["/rollouts?env=unknown", "There is no environment “unknown”", "/rollouts?env=alpha"],
    [
      "/rollouts?service=unknown",
      "There is no service “unknown” that you can see. kestrel is shown.",
      "/rollouts?service=wombat",
    ],
    ["/metrics?env=unknown", "There is no environment “unknown”", "/metrics?env=alpha"],
    ["/metrics?service=unknown", "There is no measured service “unknown”", "/metrics?service=wombat"],
    ["/metrics?range=unknown", "There is no time range “unknown”", "/metrics?range=1h"],
    ["/metrics?environment=unknown", "There is no environment “unknown”", "/metrics?environment=omega"],
    ["/promotions?service=unknown", "There is no promoted service “unknown”", "/promotions?service=wombat"],
    ["/architecture?env=unknown", "There is no environment “unknown”", "/architecture?env=alpha"],
  ])("%s, with a link to what is", async (path, words, link) => {
    const { status, text, words: said } = await open(all, path);
    expect(status).toBe(200);
    expect(said.replaceAll("&quot;", '"')).toContain(words);
    expect(text).toContain(`href="${link}"`);
    const known = await open(all, link);
    expect(known.words).not.toContain("There is no ");
  });

  test("a choice that is out of reach is as one that is not there", async () => {
    const { words, text } = await open(here, "/?env=omega");
    expect(words).toContain("There is no environment “omega” that you can see.");
    expect(text).toContain('href="/?env=alpha"');
  });

  test("what is asked to fail and is no part is named", async () => {
    const path = "/api/architecture/what-if?fail=session-store,component:unknown,zone:platform";
    expect(JSON.parse((await open(all, path)).text)).toMatchObject({
      failed: [{ id: "platform" }],
      unknown: ["session-store", "component:unknown"],
    });
  });
});
