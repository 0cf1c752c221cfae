import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf, workloadsOf } from "../manifest-object.ts";
import { installProgram } from "./install-program.ts";
import { eventually, RunningProgram } from "./running-program.ts";

const { PROMETHEUS: prometheus, PROMTOOL: promtool } = process.env;
const overlays = ["sandbox", "cloud", "complete"].map((name) => `monitoring/overlays/${name}`);
const directory = mkdtempSync(join(tmpdir(), "greenroom-monitoring-"));
afterAll(() => rmSync(directory, { recursive: true }));

const settings = z.looseObject({ global: z.unknown() });
const settingsOf = (overlay: string) =>
  settings.parse(parse(configurationOf(buildOverlay(overlay), "prometheus")["prometheus.yml"] ?? ""));

test.skipIf(!promtool).each(overlays)("promtool (PROMTOOL) accepts the configuration of %s", (overlay) => {
  const root = join(directory, overlay);
  installProgram(overlay, "prometheus", root);
  // What a pod finds of its service account.
  const account = join(root, "var/run/secrets/kubernetes.io/serviceaccount");
  mkdirSync(account, { recursive: true });
  for (const file of ["token", "ca.crt"]) writeFileSync(join(account, file), "");
  const file = join(root, "etc/prometheus/prometheus.yml");
  expect(
    execFileSync(promtool ?? "", ["check", "config", "--lint=all", "--lint-fatal", file], {
      encoding: "utf8",
    }),
  ).toContain("is valid prometheus config file syntax");
});

test("the sandbox measures more often and does nothing else differently", () => {
  const [sandbox, cloud] = [
    settingsOf("monitoring/overlays/sandbox"),
    settingsOf("monitoring/overlays/cloud"),
  ];
  expect(sandbox.global).not.toEqual(cloud.global);
  expect({ ...sandbox, global: null }).toEqual({ ...cloud, global: null });
});

test.each(overlays)(
  "%s mounts what an environment's observability layer may write, and starts without it",
  (overlay) => {
    const workload = workloadsOf(buildOverlay(overlay)).find(({ name }) => name === "prometheus");
    const { volumes, containers } = workload?.spec.template.spec ?? { volumes: [], containers: [] };
    expect(volumes.find(({ name }) => name === "environments")).toEqual({
      name: "environments",
      projected: {
        sources: ["dev", "stage", "prod"].map((environment) => ({
          configMap: { name: `observability-${environment}`, optional: true },
        })),
      },
    });
    const mount = containers[0]?.volumeMounts.find(({ name }) => name === "environments");
    expect(settingsOf(overlay)["rule_files"]).toContain(`${mount?.mountPath}/*.rules.yml`);
  },
);

describe.skipIf(!prometheus)("a real Prometheus (PROMETHEUS) with the manifest's arguments", () => {
  const root = join(directory, "reload");
  const environments = join(root, "etc/prometheus-environments");
  let program: RunningProgram;
  let version = 0;

  /** As the kubelet changes a projected volume: a new directory, and one rename that makes it the current one. */
  function project(files: Readonly<Record<string, string>>): void {
    version += 1;
    mkdirSync(join(environments, `..${version}`), { recursive: true });
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(environments, `..${version}`, name), text);
    symlinkSync(`..${version}`, join(environments, "..data_tmp"));
    renameSync(join(environments, "..data_tmp"), join(environments, "..data"));
    for (const name of Object.keys(files)) {
      rmSync(join(environments, name), { force: true });
      symlinkSync(join("..data", name), join(environments, name));
    }
  }

  const rules = (target: number) => `groups:
  - name: observability-prod
    rules:
      - record: environment:objective_target:ratio
        expr: vector(${target})
        labels: { namespace: prod }
`;
  const answer = z.looseObject({
    data: z.looseObject({
      groups: z.array(
        z.looseObject({ name: z.string(), rules: z.array(z.looseObject({ query: z.string() })) }),
      ),
    }),
  });
  const queries = async () => {
    const { data } = answer.parse(await program.get("/api/v1/rules"));
    return data.groups.find(({ name }) => name === "observability-prod")?.rules.map(({ query }) => query);
  };

  beforeAll(async () => {
    // Without Kubernetes there is nothing to find: rules alone are loaded.
    const args = installProgram("monitoring/overlays/cloud", "prometheus", root, (text, file) =>
      file === "prometheus.yml" ? stringify({ rule_files: parse(text)["rule_files"] }) : text,
    );
    program = await RunningProgram.start(prometheus ?? "", [...args, "--config.auto-reload-interval=1s"]);
  });
  afterAll(() => program.stop());

  test("runs without any environment's rules", async () => expect(await queries()).toBeUndefined());

  test("takes them up when they appear, and again when they change, without a restart", async () => {
    const started = await program.metric("process_start_time_seconds");
    project({ "prod.rules.yml": rules(0.995) });
    expect(await eventually(queries, (seen) => seen !== undefined)).toEqual(["vector(0.995)"]);
    project({ "prod.rules.yml": rules(0.999) });
    expect(await eventually(queries, (seen) => seen?.[0] === "vector(0.999)")).toEqual(["vector(0.999)"]);
    expect(await program.metric("process_start_time_seconds")).toBe(started);
  });

  test("keeps to the last good ones when somebody writes bad ones, and says so", async () => {
    const succeeded = () => program.metric("prometheus_config_last_reload_successful");
    expect(await succeeded()).toBe(1);
    project({
      "prod.rules.yml": "groups: [{ name: observability-prod, rules: [{ record: a, expr: 'sum(' }] }]\n",
    });
    expect(await eventually(succeeded, (value) => value === 0)).toBe(0);
    expect(await queries()).toEqual(["vector(0.999)"]);
  });
});
