import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createPeople,
  createPromotionStore,
  createReleaseStore,
  createRunStore,
  createSealer,
  type Database,
  issueSignInLink,
} from "@greenroom/adapters/postgres";
import { everywhere, type GrantPlace, grantPlaceSchema, machinery } from "@greenroom/core/access";
import { environmentIdSchema } from "@greenroom/core/environments";
import { layerSchema } from "@greenroom/core/runs";
import { type Caller, signIn } from "@greenroom/sandbox/callers";
import { byRoot } from "../../../../packages/adapters/src/postgres/access/access-fixture.ts";
import { idleQueue, requestFixture } from "../../../../packages/adapters/src/postgres/runs/run-fixture.ts";

export const stateKey = Buffer.alloc(32, 3).toString("base64");

/** Names that stand nowhere else, so that whatever shows them can be found by them: kestrel and wombat are everywhere,
 * heron is in omega alone.
 * @returns settings that make a portal show this platform */
export function writePlatform(): Readonly<Record<string, string>> {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-pages-"));
  const environment = (id: string, from: string | null) => ({
    id,
    name: id.replace(/^./, (letter) => letter.toUpperCase()),
    cluster: { context: "none", namespace: id },
    terraform: { layers: ["platform"] },
    promotion: { from },
  });
  const service = (id: string, more: object) => ({
    id,
    workload: { name: id },
    metrics: { profile: "opentelemetry", labels: { job: id }, objectives: [`${id}-answers`] },
    ...more,
  });
  const configuration = {
    product: { name: "Greenroom" },
    environments: [environment("alpha", null), environment("omega", "alpha")],
    services: [
      service("kestrel", { promotion: { overlay: "kestrel/{environment}" } }),
      service("wombat", { promotion: { overlay: "wombat/{environment}" } }),
      service("heron", { environments: ["omega"], metrics: undefined }),
    ],
  };
  // JSON is YAML.
  const file = join(directory, "greenroom.yaml");
  writeFileSync(file, JSON.stringify(configuration));
  const objectives = join(directory, "objectives");
  mkdirSync(objectives);
  for (const id of ["kestrel", "wombat"])
    writeFileSync(
      join(objectives, `${id}.yaml`),
      promiseOf(id)
        .map((document) => JSON.stringify(document))
        .join("\n---\n"),
    );
  return { GREENROOM_CONFIG: file, GREENROOM_OBJECTIVES_DIR: objectives };
}

/** What is promoted promises something, by which it is judged. */
function promiseOf(service: string): readonly object[] {
  const counted = "http_server_request_duration_seconds_count";
  const source = (query: string) => ({ metricSource: { type: "Prometheus", spec: { query } } });
  const name = `${service}-answers`;
  return [
    {
      apiVersion: "openslo/v1",
      kind: "SLI",
      metadata: { name },
      spec: {
        ratioMetric: {
          counter: true,
          bad: source(`${counted}{http_response_status_code=~"5.."}`),
          total: source(counted),
        },
      },
    },
    ...["alpha", "omega"].map((environment) => ({
      apiVersion: "openslo/v1",
      kind: "SLO",
      metadata: { name: `${name}-${environment}`, labels: { environment } },
      spec: {
        service,
        indicatorRef: name,
        timeWindow: [{ duration: "30d", isRolling: true }],
        budgetingMethod: "Occurrences",
        objectives: [{ target: 0.99 }],
      },
    })),
  ];
}

/** Comes in with the role of a viewer at these places alone. */
export async function viewerAt(
  database: Database,
  origin: string,
  name: string,
  ...places: readonly Partial<GrantPlace>[]
): Promise<Caller> {
  const email = `${name.toLowerCase()}@example.test`;
  const path = await issueSignInLink(database, { email, name, role: "viewer" });
  const people = createPeople(database);
  const { id } = await database.user.findUniqueOrThrow({ where: { email } });
  if (places.length > 0) {
    const grants = places.map((place) => grantPlaceSchema.parse({ ...everywhere, ...place }));
    for (const place of grants) await people.grantRole(id as never, { ...place, role: "viewer" }, byRoot);
    await people.revokeRole(id as never, everywhere, byRoot);
  }
  return signIn(name, new URL(path, origin).href);
}

/** @returns what was asked for, by its place */
export async function addPromotionsAndRuns(database: Database) {
  const promotions = createPromotionStore(database, idleQueue);
  const releases = createReleaseStore(database);
  const promote = async (service: string, target: string) => {
    const { release } = await releases.record(
      {
        service,
        repository: `registry.example/${service}`,
        digest: `sha256:${Buffer.from(`${service}/${target}`).toString("hex").padStart(64, "0")}`,
        version: "1.0.0",
        origin: { kind: "registered", by: "Olga" },
      },
      machinery,
    );
    const created = await promotions.create(
      {
        kind: "promote",
        service,
        target: environmentIdSchema.parse(target),
        source: null,
        releaseId: release.id,
        previousReleaseId: null,
        isPreviousHealthy: true,
        requestedBy: { id: "olga" as never, name: "Olga" },
        reason: null,
        approvalsRequired: 1,
        gates: [],
      },
      machinery,
    );
    if (!created.ok) throw new Error(created.error.message);
    return created.value.id;
  };
  const runs = createRunStore(database, createSealer(stateKey), idleQueue);
  const omega = environmentIdSchema.parse("omega");
  return {
    kestrelToAlpha: await promote("kestrel", "alpha"),
    kestrelToOmega: await promote("kestrel", "omega"),
    wombatToAlpha: await promote("wombat", "alpha"),
    run: (await requestFixture(runs, { environment: omega, layer: layerSchema.parse("platform") })).id,
  };
}
