import { join } from "node:path";
import type { WrittenConfiguration } from "@greenroom/core/configuration";
import { environmentSchema } from "@greenroom/core/environments";
import { knownProfiles, metricsProfileSchema, scrapedNow } from "@greenroom/core/metrics";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createPrometheusMetrics } from "../prometheus/index.ts";
import { startPrometheus, startTarget } from "../prometheus/prometheus-fixture.ts";
import { lookUpOutside } from "./look-up-outside.ts";

const environment = environmentSchema.parse({
  id: "test",
  name: "Test",
  cluster: { context: "c", namespace: "shop" },
  terraform: { layers: ["platform"] },
  promotion: { from: null },
});

function service(job: string): WrittenConfiguration["services"][number] {
  const profile = metricsProfileSchema.parse(knownProfiles["http-requests-total"]);
  return {
    id: job,
    workload: { kind: "Deployment", name: job, namespaces: {} },
    metrics: { profile, delivery: "scraped", labels: { job }, labelsIn: {}, objectives: {} },
  };
}

/** @param hoursAgo when the target was scraped last, for an hour */
function pastOf(job: string, metric: string, hoursAgo: number): readonly string[] {
  const end = Math.floor(Date.now() / 1000) - hoursAgo * 3600;
  const labels = `{namespace="shop",job="${job}",code="200"}`;
  return Array.from({ length: 60 }, (_, minute) => `${metric}${labels} 1 ${end - 60 * minute}`).toReversed();
}

const missing = async (url: string, services: readonly ReturnType<typeof service>[]) => {
  const nowhere = join(import.meta.dirname, "nowhere");
  const { environments } = await lookUpOutside(
    { environments: [environment], services },
    {
      manifestsDirectory: nowhere,
      infraDirectory: nowhere,
      modelDirectory: nowhere,
      live: {
        kubeconfig: undefined,
        contexts: () => Promise.reject(new Error("none")),
        workloads: () => Promise.reject(new Error("none")),
        metrics: createPrometheusMetrics({ url }),
        prometheus: { url },
      },
    },
  );
  const unmeasured = environments.get("test")?.unmeasured;
  return unmeasured?.kind === "found" ? Object.fromEntries(unmeasured.value) : unmeasured;
};

describe.runIf(process.env["PROMETHEUS"] && process.env["PROMTOOL"])("what a real Prometheus lacks", () => {
  const stops: (() => unknown)[] = [];
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  const started = async (lines: readonly string[], job: string, past?: readonly string[]) => {
    const target = await startTarget(() => lines);
    stops.push(() => target.stop());
    const labels = { namespace: "shop", job };
    const prometheus = await startPrometheus(
      [{ job_name: "pods", static_configs: [{ targets: [target.address], labels }] }],
      past === undefined ? {} : { past: [...past, "# EOF", ""].join("\n") },
    );
    stops.push(() => prometheus.stop());
    return prometheus.url;
  };
  let young: string;
  let old: string;

  beforeAll(async () => {
    young = await started(["nothing 1"], "new");
    old = await started(
      ["nothing 1"],
      "new",
      ["up", "http_requests_total"].flatMap((metric) => [
        `# TYPE ${metric} unknown`,
        ...pastOf("known", metric, 2),
        ...(metric === "up" ? pastOf("silent", metric, 2) : []),
      ]),
    );
  });

  test("of one that has just started nobody can tell", async () => {
    const services = [service("new"), service("other")];
    const unscraped = { new: "not_scraped_yet", other: "not_scraped_yet" };
    const answers = { timeout: 20_000, interval: 200 };
    // As soon as it answers, before the first scrape.
    await vi.waitFor(async () => expect(await missing(young, services)).toEqual(unscraped), answers);
    const up = scrapedNow({ job: "new" });
    const metrics = createPrometheusMetrics({ url: young });
    await vi.waitFor(async () => expect(await metrics.instant(environment, up)).toHaveLength(1), answers);
    expect(await missing(young, services)).toEqual(unscraped);
  });

  test("of one that is older a new target alone is not scraped yet", async () => {
    await vi.waitFor(
      async () =>
        expect(
          await missing(old, [service("known"), service("new"), service("silent"), service("misspelt")]),
        ).toEqual({ new: "not_scraped_yet", silent: "other_labels", misspelt: "other_labels" }),
      { timeout: 20_000, interval: 500 },
    );
  });
});
