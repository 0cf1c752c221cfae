import {
  createDatabase,
  createPeople,
  createPromotionStore,
  createReleaseStore,
  createTokens,
  createViewers,
  migrate,
} from "@greenroom/adapters/postgres";
import {
  everywhere,
  type Person,
  type Role,
  roleGrantSchema,
  userIdSchema,
  machinery,
} from "@greenroom/core/access";
import { startTestDatabase } from "@greenroom/sandbox/test-database";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { rolloutFixture } from "../../../../../packages/core/src/rollouts/rollout-fixture.ts";
import { byRoot, invited } from "../../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { idleQueue } from "../../../../../packages/adapters/src/postgres/runs/run-fixture.ts";
import { serviceFixture } from "../../../../../packages/core/src/services/service-fixture.ts";
import { environmentFixture } from "../../../../../packages/core/src/environments/environment-fixture.ts";

const origin = "http://localhost:3000";
const environments = ["dev", "prod"].map((id) =>
  environmentFixture(id, { promotion: { approvalsRequired: 1 } }),
);
const serviceCalled = (id: string) => ({
  ...serviceFixture,
  id,
  workload: { ...serviceFixture.workload, name: id },
});
const services = ["go-demo", "billing"].map(serviceCalled);
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const repositoryOf = (service: string) => `greenroom.local/${service}`;
const rollouts = environments.flatMap(({ id }) =>
  services.map((service) =>
    rolloutFixture(
      id,
      { image: { reference: "", repository: repositoryOf(service.id), tag: null, digest: digest("0") } },
      "connected",
      service.id,
    ),
  ),
);

const database = createDatabase(await startTestDatabase(migrate));
const tokens = createTokens(database);
const people = createPeople(database);
const releases = createReleaseStore(database);
const promotions = createPromotionStore(database, idleQueue);
let session: string | null = null;
const composed = {
  environments,
  services,
  releases,
  promotions,
  rollouts: {
    all: () => rollouts,
    find: (id: string, service: string) =>
      rollouts.find((each) => each.environment === id && each.service === service),
  },
  metrics: {
    instant: async () => [],
    range: async () => [],
    lastAnsweredAt: () => null,
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
  },
  riskHolds: { into: async () => [] },
  live: { notify: async () => undefined },
  log: { error: (facts: object) => expect(facts).toBeNull() },
  settings: { GREENROOM_BASE_URL: origin },
  access: {
    viewers: createViewers(database),
    standingRights: { lost: async () => new Map() },
    authentication: {
      api: { getSession: async () => (session === null ? null : { session: { id: session } }) },
    },
  },
};
let sent = new Headers();
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ headers: async () => sent }));
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));
const promotionRoute = await import("#portal/app/api/promotions/route.ts");
const gatesRoute = await import("#portal/app/api/promotions/gates/route.ts");
const detailRoute = await import("#portal/app/api/promotions/[id]/route.ts");
const abortRoute = await import("#portal/app/api/promotions/[id]/abort/route.ts");
const approveRoute = await import("#portal/app/api/promotions/[id]/approve/route.ts");
const releaseRoute = await import("#portal/app/api/releases/route.ts");
const rolloutRoute = await import("#portal/app/api/rollouts/route.ts");
const chartRoute = await import("#portal/app/api/metrics/[chart]/route.ts");
const runRoute = await import("#portal/app/api/runs/route.ts");
afterAll(() => database.$disconnect());
beforeEach(async () => {
  await database.promotion.deleteMany();
});

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
async function ask(route: Route, path: string, body?: object, params: object = {}) {
  const headers = new Headers({ ...Object.fromEntries(sent), origin, "content-type": "application/json" });
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await route(new Request(`${origin}${path}`, { headers, ...init }), {
    params: Promise.resolve(params),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}

let number = 0;
const next = (what: string) => `${what}${++number}`;
/** Of a service; in every environment where none is named. */
const grantOf = (role: Role, service: string, environment: string | null = null) =>
  roleGrantSchema.parse({ role, environment, service });

/** Reads everything, and is this for go-demo alone. */
async function personFor(role: Role, environment: string | null = null): Promise<Person> {
  const person = await invited(database, next("Person"), "viewer");
  await people.grantRole(person.id, grantOf(role, "go-demo", environment), byRoot);
  return person;
}
async function comeInAs({ id }: Pick<Person, "id">): Promise<void> {
  const expiresAt = new Date(Date.now() + 60_000);
  session = (await database.session.create({ data: { userId: id, token: next("t"), expiresAt } })).id;
  sent = new Headers();
}
const writing = ["promotion:request", "promotion:abort", "release:register"] as const;
/** An operator of everything, with a token for go-demo alone. */
async function comeInByToken(environment: "dev" | null = null): Promise<void> {
  const owner = await invited(database, next("Owner"), "operator");
  const scope = {
    permissions: [
      "promotion:read",
      "release:read",
      "rollout:read",
      "metrics:read",
      "run:read",
      "run:plan",
      ...writing,
    ] as const,
    environments: environment === null ? null : [environment],
    services: ["go-demo"],
  };
  const asked = { name: "ci", scope, expiresInDays: 1 } as unknown as Parameters<typeof tokens.create>[1];
  const { secret } = await tokens.create(owner.id, asked, byRoot);
  sent = new Headers({ authorization: `Bearer ${secret}` });
}

async function releaseOf(service: string): Promise<string> {
  const { release } = await releases.record(
    {
      service,
      repository: repositoryOf(service),
      digest: `sha256:${next("").padStart(64, "a")}`,
      version: next("1.0."),
      origin: { kind: "registered", by: "Olga" },
    },
    machinery,
  );
  return release.id;
}
async function promotionInto(target: string, service = "go-demo") {
  const created = await promotions.create(
    {
      kind: "promote",
      service,
      target: environments.find(({ id }) => id === target)?.id ?? environments[0]!.id,
      source: null,
      releaseId: (await releaseOf(service)) as never,
      previousReleaseId: null,
      isPreviousHealthy: true,
      requestedBy: { id: userIdSchema.parse("olga"), name: "Olga" },
      reason: null,
      approvalsRequired: 1,
      gates: [],
    },
    byRoot,
  );
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

/** By session and by token: both are for go-demo, in every environment. */
describe.each([
  ["a role", async () => comeInAs(await personFor("operator"))],
  ["a token", () => comeInByToken()],
])("%s for one service", (_, comeIn) => {
  beforeEach(comeIn);

  test("requests promotions and rollbacks of its service, and of no other", async () => {
    const wish = async (target: string, service: string) => ({
      target,
      service,
      releaseId: await releaseOf(service),
    });
    expect(await ask(promotionRoute.POST, "/api/promotions", await wish("dev", "go-demo"))).toMatchObject({
      status: 200,
      body: { target: "dev", status: "pending" },
    });
    const askFor = async (service: string, wished: object) =>
      (await ask(promotionRoute.POST, "/api/promotions", { ...wished, service })).status;
    expect(await askFor("billing", await wish("dev", "billing"))).toBe(403);
    const back = { kind: "rollback", reason: "bad" };
    const rollBack = async (target: string, service: string) =>
      askFor(service, { ...(await wish(target, service)), ...back });
    // Nothing ran there before, so its gates say no; who asks was let through.
    expect(await rollBack("prod", "go-demo")).toBe(409);
    expect(await rollBack("prod", "billing")).toBe(403);
  });

  test("registers releases of what its service runs from, and of nothing else", async () => {
    const register = (repository?: string, service = "go-demo") =>
      ask(releaseRoute.POST, "/api/releases", {
        service,
        version: "2.0.0",
        digest: `sha256:${next("").padStart(64, "b")}`,
        ...(repository && { repository }),
      });
    expect(await register(repositoryOf("go-demo"))).toMatchObject({ status: 200 });
    expect(await register()).toMatchObject({ status: 200, body: { repository: repositoryOf("go-demo") } });
    expect((await register(repositoryOf("billing"))).status).toBe(403);
    expect((await register(repositoryOf("billing"), "billing")).status).toBe(403);
    expect((await register(undefined, "billing")).status).toBe(403);
    expect((await register("greenroom.local/unheard-of")).status).toBe(403);
  });

  test("registers a digest again under its own version alone", async () => {
    const known = `sha256:${next("").padStart(64, "c")}`;
    const register = (version: string) =>
      ask(releaseRoute.POST, "/api/releases", { service: "go-demo", version, digest: known });
    expect(await register("3.0.0")).toMatchObject({ status: 200, body: { version: "3.0.0" } });
    expect(await register("3.0.0")).toMatchObject({ status: 200, body: { version: "3.0.0" } });
    expect(await register("3.0.1")).toMatchObject({
      status: 409,
      body: {
        code: "release_version_taken",
        field: "version",
        message: "This digest is known as version 3.0.0 already.",
      },
    });
  });

  test("plans nothing: a run belongs to no service", async () => {
    expect((await ask(runRoute.POST, "/api/runs", { environment: "dev", layer: "base" })).status).toBe(403);
  });
});

test("where several services are promoted a request names one, and the answer says which field", async () => {
  await comeInAs(await invited(database, next("Ops"), "operator"));
  const releaseId = await releaseOf("billing");
  const asked = { target: "dev", releaseId };
  const refused = { status: 400, body: { code: "service_unknown", field: "service" } };
  expect(await ask(promotionRoute.POST, "/api/promotions", asked)).toMatchObject(refused);
  expect(await ask(promotionRoute.GET, "/api/promotions")).toMatchObject(refused);
  expect(await ask(promotionRoute.POST, "/api/promotions", { ...asked, service: "db" })).toMatchObject(
    refused,
  );
  expect(await ask(promotionRoute.POST, "/api/promotions", { ...asked, service: "go-demo" })).toMatchObject({
    body: { code: "release_not_found", field: "releaseId" },
  });
  expect(await ask(promotionRoute.POST, "/api/promotions", { ...asked, service: "billing" })).toMatchObject({
    status: 200,
    body: { service: "billing", target: "dev", status: "pending" },
  });
  // The other service's promotion into the same environment does not wait for it.
  const own = { target: "dev", service: "go-demo", releaseId: await releaseOf("go-demo") };
  expect(await ask(promotionRoute.POST, "/api/promotions", own)).toMatchObject({ status: 200 });
});

test("releases come from the repository that greenroom.yaml names", async () => {
  await comeInAs(await invited(database, next("Ops"), "operator"));
  const image = "registry.local/billing";
  const billing = { ...serviceCalled("billing"), promotion: { overlay: "b/{environment}", image } };
  composed.services = [serviceCalled("go-demo"), billing];
  const register = (repository?: string) =>
    ask(releaseRoute.POST, "/api/releases", {
      service: "billing",
      version: "2.0.0",
      digest: `sha256:${next("").padStart(64, "d")}`,
      ...(repository && { repository }),
    });
  expect(await register()).toMatchObject({ status: 200, body: { service: "billing", repository: image } });
  expect(await register(image)).toMatchObject({ status: 200 });
  expect(await register("registry.local/other")).toMatchObject({
    status: 400,
    body: { code: "repository_foreign", field: "repository" },
  });
  composed.services = services;
});

test("a role for one service aborts promotions of it, and of no other", async () => {
  await comeInAs(await personFor("operator"));
  const [own, other] = [await promotionInto("dev"), await promotionInto("prod", "billing")];
  const abort = ({ id }: { id: string }) => ask(abortRoute.POST, `/api/promotions/${id}/abort`, {}, { id });
  expect((await abort(other)).status).toBe(403);
  expect(await abort(own)).toMatchObject({ status: 200, body: { status: "aborted" } });
});

test("a role for one service approves promotions of it, and of no other", async () => {
  await comeInAs(await personFor("approver"));
  const [own, other] = [await promotionInto("dev"), await promotionInto("prod", "billing")];
  const approve = ({ id }: { id: string }) =>
    ask(approveRoute.POST, `/api/promotions/${id}/approve`, {}, { id });
  expect((await approve(other)).status).toBe(403);
  expect((await approve(own)).status).toBe(200);
});

test("a role for one service in one environment ends there", async () => {
  await comeInAs(await personFor("operator", "dev"));
  const wish = async (target: string) => ({
    target,
    service: "go-demo",
    releaseId: await releaseOf("go-demo"),
  });
  expect((await ask(promotionRoute.POST, "/api/promotions", await wish("dev"))).status).toBe(200);
  expect((await ask(promotionRoute.POST, "/api/promotions", await wish("prod"))).status).toBe(403);
});

test("a token for one service in one environment ends there", async () => {
  await comeInByToken("dev");
  const wish = async (target: string) => ({
    target,
    service: "go-demo",
    releaseId: await releaseOf("go-demo"),
  });
  expect((await ask(promotionRoute.POST, "/api/promotions", await wish("dev"))).status).toBe(200);
  expect((await ask(promotionRoute.POST, "/api/promotions", await wish("prod"))).status).toBe(403);
});

/** Who reads by the service alone. */
describe.each([
  [
    "a role",
    async () => {
      const person = await personFor("viewer");
      await people.revokeRole(person.id, everywhere, byRoot);
      await comeInAs(person);
    },
  ],
  ["a token", () => comeInByToken()],
])("%s that reads for one service", (_, comeIn) => {
  beforeEach(comeIn);

  test("sees its rollouts and its stages alone", async () => {
    const { body: cards } = await ask(rolloutRoute.GET, "/api/rollouts");
    expect(cards).toMatchObject([
      { environment: "dev", service: "go-demo" },
      { environment: "prod", service: "go-demo" },
    ]);
    const { body: pipeline } = await ask(promotionRoute.GET, "/api/promotions?service=go-demo");
    expect(pipeline).toMatchObject({ service: "go-demo", stages: [{ id: "dev" }, { id: "prod" }] });
    expect((await ask(promotionRoute.GET, "/api/promotions?service=billing")).status).toBe(403);
  });

  test("sees its charts in every environment, and is refused those of another service", async () => {
    const chart = (service: string) =>
      ask(chartRoute.GET, `/api/metrics/request-rate?range=1h&service=${service}`, undefined, {
        chart: "request-rate",
      });
    const own = await chart("go-demo");
    expect(own).toMatchObject({ status: 200, body: { notMeasured: null } });
    expect(own.body["environments"]).toMatchObject([{ id: "dev" }, { id: "prod" }]);
    expect((await chart("billing")).status).toBe(403);
  });

  test("sees its releases alone", async () => {
    const [own, other] = [await releaseOf("go-demo"), await releaseOf("billing")];
    const { body } = await ask(releaseRoute.GET, "/api/releases");
    const seen = (body as unknown as readonly { id: string; service: string }[]).map(({ id }) => id);
    expect(seen).toContain(own);
    expect(seen).not.toContain(other);
  });

  test("sees its promotions and gates, and is told of no other", async () => {
    const [own, other] = [await promotionInto("dev"), await promotionInto("prod", "billing")];
    const read = ({ id }: { id: string }) => ask(detailRoute.GET, `/api/promotions/${id}`, undefined, { id });
    expect((await read(own)).status).toBe(200);
    expect((await read(other)).status).toBe(404);
    const gates = (target: string, releaseId: string, service = "go-demo") =>
      ask(
        gatesRoute.GET,
        `/api/promotions/gates?service=${service}&target=${target}&releaseId=${releaseId}&kind=promote`,
      );
    expect((await gates("dev", own.release.id)).status).toBe(200);
    expect((await gates("prod", other.release.id, "billing")).status).toBe(404);
    // A release of another service is none of its own.
    expect((await gates("dev", other.release.id)).status).toBe(404);
  });
});
