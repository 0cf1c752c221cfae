import { readFileSync } from "node:fs";
import { isForTokens, permissionFacts, type Permission, type Role, rolesWith } from "@greenroom/core/access";
import { type Caller, invite, nobody } from "@greenroom/sandbox/callers";
import { expect, test } from "@playwright/test";
import { namedRoutes } from "../src/features/api/contracts.ts";
import { addressOf } from "../src/http/call.ts";
import type { RouteContract } from "../src/http/route-contract.ts";
import { sessionFile, variable } from "./people.ts";

/** Of the right form and known to nobody, so that whatever is asked of them changes nothing. */
const unknownIds = [
  "00000000-0000-4000-8000-000000000000",
  "run-0000000000000000",
  "promotion-0000000000000000",
  "unknown",
  "dev",
  "request-rate",
];
const origin = new URL(variable("GREENROOM_URL")).origin;
const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const contracts = namedRoutes.flatMap(({ contract, slice, name }) =>
  contract ? [{ id: `${slice}.${name}`, contract }] : [],
);
/** What would help somebody who attacks, and nobody else: where code lies and runs, and on what. */
const telling = /\bat .+:\d+:\d+|node_modules|\.[cm]?[jt]sx?:\d|"stack"|prisma|next\.?js|node\.?js/i;

test.describe.configure({ mode: "serial" });

let admin: Caller;
const callers: { readonly caller: Caller; readonly holds: (permission: Permission) => boolean }[] = [];

test.beforeAll(async () => {
  const heldEverywhere = (role: Role) => (permission: Permission) => rolesWith(permission).includes(role);
  callers.push({ caller: nobody, holds: () => false });
  for (const role of ["viewer", "operator", "approver", "admin"] as const)
    callers.push({ caller: signedIn(role), holds: heldEverywhere(role) });
  admin = signedIn("admin");
  callers.push({
    caller: await invite(origin, admin, { name: "Devi", role: "approver", environment: "dev" }),
    holds: (permission) =>
      heldEverywhere("approver")(permission) &&
      ["place", "environment"].includes(permissionFacts(permission).reach),
  });
  callers.push({
    caller: await invite(origin, admin, {
      name: "Sven",
      role: "viewer",
      environment: "dev",
      service: "go-demo",
    }),
    holds: (permission) =>
      heldEverywhere("viewer")(permission) && permissionFacts(permission).reach === "place",
  });
});

/** Goes on with the session that the journeys keep. */
function signedIn(role: "viewer" | "operator" | "approver" | "admin"): Caller {
  const kept = JSON.parse(readFileSync(sessionFile(role), "utf8")) as {
    cookies: { name: string; value: string }[];
  };
  const cookie = kept.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { name: role, headers: { cookie } };
}

/** The address of something that does not exist. */
function unknownAddress({ id, contract }: (typeof contracts)[number]): string {
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(
    names.map((name) => {
      const schema = contract.params?.shape[name];
      const fitting = unknownIds.find((unknown) => schema?.safeParse(unknown).success);
      if (fitting === undefined) throw new Error(`${id}: no unknown id has the form of "${name}"; add one`);
      return [name, fitting];
    }),
  );
  return addressOf(contract, { params });
}

interface Told {
  readonly status: number;
  readonly text: string;
}

/** @returns status and text; of a stream that goes on, only the status. Fails when it tells too much. */
async function ask(
  { headers }: Caller,
  method: string,
  path: string,
  { body, ...more }: { body?: string; origin?: string; "content-type"?: string } = {},
): Promise<Told> {
  const sent = writing.has(method) ? { origin, "content-type": "application/json" } : {};
  const answer = await fetch(origin + path, {
    method,
    headers: { ...headers, ...sent, ...more },
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (isStream) await answer.body?.cancel();
  const text = isStream ? "" : await answer.text();
  const who = `${method} ${path}`;
  expect(answer.headers.get("server") ?? answer.headers.get("x-powered-by"), who).toBeNull();
  if (!answer.ok) expect(text, who).not.toMatch(telling);
  return { status: answer.status, text };
}

/** Nothing takes a field of this name: a command goes no further than its input. */
const refusedBody = JSON.stringify({ nonsense: true });
const bodyOf = ({ body }: RouteContract) => (body === undefined ? {} : { body: refusedBody });

test("each route lets in who holds its permission, and nobody else", async () => {
  const wrong: string[] = [];
  for (const { caller, holds } of callers) {
    for (const route of contracts) {
      const { method, permission } = route.contract;
      const { status, text } = await ask(caller, method, unknownAddress(route), bodyOf(route.contract));
      const expected = caller === nobody ? "401" : holds(permission) ? "neither 401 nor 403" : "403";
      const isRight = expected.startsWith("neither")
        ? status !== 401 && status !== 403 && status < 500
        : String(status) === expected;
      if (!isRight) wrong.push(`${route.id} as ${caller.name}: ${status} instead of ${expected}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Queries that lead through the whole of a route, where it does not go without one. */
const queries: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  "architecture.diagram": [{ level: "landscape" }, { level: "deployment" }],
  "architecture.history": [{ zone: "people" }],
  "architecture.document": [{ component: "unknown", path: "docs/unknown.md" }],
  "architecture.compare": ["revision", "cluster", "terraform", "environments"].map((mode) => ({ mode })),
  "metrics.chart": [{ range: "1h", service: "go-demo" }],
  "promotions.gates": [{ target: "dev", releaseId: "00000000-0000-4000-8000-000000000000", kind: "promote" }],
  "runs.log": [{ phase: "plan" }],
};

async function tokenFor(permission: Permission): Promise<Caller> {
  const scope = { permissions: [permission], environments: null, services: null };
  const body = JSON.stringify({ name: permission, scope, expiresInDays: 1 });
  const { status, text } = await ask(admin, "POST", "/api/account/tokens", { body });
  expect(status, text).toBe(200);
  const { secret } = JSON.parse(text) as { secret: string };
  return { name: `a token for ${permission}`, headers: { authorization: `Bearer ${secret}` } };
}

test("a route asks for no more than its permission: a token that holds nothing else is let in", async () => {
  const wrong: string[] = [];
  const tokens = new Map<Permission, Caller>();
  for (const route of contracts.filter(({ contract }) => isForTokens(contract.permission))) {
    const { method, permission, query } = route.contract;
    const token = tokens.get(permission) ?? (await tokenFor(permission));
    tokens.set(permission, token);
    for (const asked of queries[route.id] ?? [{}]) {
      expect(query?.safeParse(asked).success ?? true, `${route.id}: a query of its form`).toBe(true);
      const path = `${unknownAddress(route)}?${new URLSearchParams(asked)}`;
      const { status, text } = await ask(token, method, path, bodyOf(route.contract));
      if (status === 401 || status === 403 || status >= 500) wrong.push(`${route.id}: ${status}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("routes of other protocols take no session for what they ask", async () => {
  const wrong: string[] = [];
  for (const { slice, name, protocol } of namedRoutes) {
    if (protocol === undefined || slice === "session") continue;
    const known = { environment: "dev", layer: "platform", reason: "address" };
    const path = addressOf(protocol, { params: known });
    for (const caller of [nobody, admin]) {
      const { status } = await ask(caller, protocol.method, path);
      const [first] = Object.keys(protocol.answers);
      if (String(status) !== (slice === "state" ? "401" : first))
        wrong.push(`${slice}.${name} as ${caller.name}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a command from another origin, or without saying that it is JSON, is refused", async () => {
  const wrong: string[] = [];
  for (const route of contracts.filter(({ contract }) => writing.has(contract.method))) {
    const { method, body } = route.contract;
    const path = unknownAddress(route);
    for (const elsewhere of ["https://elsewhere.example", "null"]) {
      const foreign = await ask(admin, method, path, { ...bodyOf(route.contract), origin: elsewhere });
      if (foreign.status !== 403 || !foreign.text.includes("wrong_origin"))
        wrong.push(`${route.id} from ${elsewhere}: ${foreign.status}`);
    }
    if (body === undefined) continue;
    const plain = await ask(admin, method, path, { body: refusedBody, "content-type": "text/plain" });
    if (plain.status !== 415) wrong.push(`${route.id} as text/plain: ${plain.status}`);
    const broken = await ask(admin, method, path, { body: "{" });
    if (broken.status !== 400) wrong.push(`${route.id} with broken JSON: ${broken.status}`);
  }
  expect(wrong).toEqual([]);
});

test("a field that is not there is named, in a body and in a query", async () => {
  const invited = { name: "Nemo", email: "nemo@example.test", role: "viewer", nonsense: true };
  const body = await ask(admin, "POST", "/api/people", { body: JSON.stringify(invited) });
  expect(body.status).toBe(400);
  expect(JSON.parse(body.text)).toMatchObject({ code: "invalid_input", field: "nonsense" });
  const query = await ask(admin, "GET", "/api/metrics/request-rate?range=1h&service=go-demo&nonsense=1");
  expect(query.status).toBe(400);
  expect(JSON.parse(query.text)).toMatchObject({ code: "invalid_input", field: "nonsense" });
});

test("a method that a path does not serve is refused to whoever asks, and says which are served", async () => {
  const wrong: string[] = [];
  const paths = Map.groupBy(
    namedRoutes.map(({ contract, protocol }) => contract ?? protocol),
    ({ path }) => path,
  );
  for (const [written, routes] of paths) {
    const path = written.replaceAll(/\{\w+\}/g, "unknown");
    const methods = routes.map(({ method }) => method);
    const served = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted().join();
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS", "PROPFIND"]) {
      if (served.includes(method) && method !== "OPTIONS") continue;
      const answer = await fetch(origin + path, { method, redirect: "manual" });
      const allow = answer.headers.get("allow")?.split(", ").toSorted().join();
      const expected = method === "OPTIONS" ? 204 : 405;
      if (answer.status !== expected || allow !== served)
        wrong.push(`${method} ${path}: ${answer.status}, ${allow} instead of ${expected}, ${served}`);
    }
  }
  expect(wrong).toEqual([]);
  const page = await fetch(`${origin}/runs`, { method: "DELETE", redirect: "manual" });
  expect([page.status, page.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("the head of an answer is what GET says, without a body, and holds no stream open", async () => {
  for (const path of [
    "/api/runs",
    "/api/live",
    "/api/runs/run-0000000000000000",
    "/healthz",
    "/api/openapi.json",
  ]) {
    const [got, head] = await Promise.all(
      ["GET", "HEAD"].map((method) => fetch(origin + path, { method, headers: admin.headers })),
    );
    expect(head?.status, path).toBe(got?.status);
    expect(head?.headers.get("content-type"), path).toBe(got?.headers.get("content-type"));
    expect(await head?.text(), path).toBe("");
    await got?.body?.cancel();
  }
});

test("a path that is no route is said to be none, whoever asks", async () => {
  for (const caller of [nobody, admin])
    for (const [method, path] of [
      ["GET", "/api/nothing"],
      ["POST", "/api/runs/run-0000000000000000/nothing"],
      ["GET", "/api"],
      ["DELETE", "/api/terraform/state/dev"],
    ] as const) {
      const { status, text } = await ask(caller, method, path);
      expect(status, `${method} ${path}`).toBe(404);
      expect(JSON.parse(text), `${method} ${path}`).toMatchObject({ code: "route_not_found" });
    }
});

test("an address that cannot be read is the caller's fault", async () => {
  for (const path of ["/api/risks/%E0%A4%A/history", "/api/people/%/grants", "/runs/%C0%AF", "/%"])
    expect((await ask(admin, "GET", path)).status, path).toBe(400);
});
