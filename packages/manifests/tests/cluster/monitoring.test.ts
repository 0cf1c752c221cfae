import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { addressOf, hasTestCluster, onCluster, until } from "./test-cluster.ts";

const monitoring = "--namespace=monitoring";
const target = z.object({
  labels: z.record(z.string(), z.string()),
  health: z.string(),
  lastError: z.string(),
});
const ruleGroups = z.array(z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) }));
const samples = z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) });

async function askPrometheus(path: string): Promise<unknown> {
  const response = await fetch(`${addressOf(30090)}/api/v1/${path}`);
  return z.object({ data: z.unknown() }).parse(await response.json()).data;
}

async function query(text: string): Promise<readonly string[]> {
  const answer = samples.parse(await askPrometheus(`query?query=${encodeURIComponent(text)}`));
  return answer.result.map(({ value: [, value] }) => value);
}

describe.skipIf(!hasTestCluster)("monitoring of the sandbox", () => {
  test("every source that its rules need answers", async () => {
    const { activeTargets } = z
      .object({ activeTargets: z.array(target) })
      .parse(await askPrometheus("targets?state=active"));
    // What releases do to go-demo is theirs: one that cannot start is no fault of the monitoring.
    const own = activeTargets.filter(({ labels }) => labels["app"] !== "go-demo");
    expect(own.filter(({ health }) => health !== "up")).toEqual([]);
    const sources = new Set(activeTargets.map(({ labels }) => labels["app"] ?? labels["job"]));
    expect([...sources].toSorted()).toEqual([
      "alertmanager",
      "apiserver",
      "cadvisor",
      "go-demo",
      "kube-controller-manager",
      "kube-scheduler",
      "kubelet",
      "metrics-server",
      "node-exporter",
      "prometheus",
    ]);
  });

  test("every rule can be evaluated", async () => {
    const read = async () => {
      const { groups } = z.object({ groups: ruleGroups }).parse(await askPrometheus("rules"));
      return groups.flatMap((group) => group.rules);
    };
    // A group that was written a moment ago, or that has a long interval, has had no turn yet.
    await until("a turn of every rule", 90, read, (rules) =>
      rules.every(({ health }) => health !== "unknown"),
    );
    const rules = await read();
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter(({ health }) => health !== "ok")).toEqual([]);
  });

  test("node-exporter measures the node and not its own container", async () => {
    expect(await query(`count(node_filesystem_size_bytes{mountpoint="/"})`)).toEqual(["1"]);
    expect(await query("count(node_scrape_collector_success == 0) or vector(0)")).toEqual(["0"]);
    expect(
      await query("max(abs(node_memory_MemTotal_bytes - on () group_left () machine_memory_bytes))"),
    ).toEqual(["0"]);
  });

  test("Watchdog arrives at Alertmanager, at the receiver that expects it", async () => {
    const alerts = z.array(z.object({ receivers: z.array(z.object({ name: z.string() })) }));
    const response = await fetch(`${addressOf(30093)}/api/v2/alerts?filter=alertname%3DWatchdog`);
    expect(alerts.parse(await response.json())).toEqual([{ receivers: [{ name: "watchdog" }] }]);
  });

  test("an environment's objective counts within two minutes of being written, without a restart", async ({
    task,
  }) => {
    const name = "configmap/observability-stage";
    const rules =
      (await onCluster([
        "get",
        name,
        monitoring,
        "--ignore-not-found",
        "--output=jsonpath={.data.stage\\.rules\\.yml}",
      ])) || written;
    const isOwn = rules === written;
    const expected = /^vector\(([\d.]+)\)$/.exec(
      ruleFile.parse(parse(rules)).groups[0]?.rules[0]?.expr ?? "",
    )?.[1];
    const startedAt = () => query(`process_start_time_seconds{app="prometheus"}`);
    const before = await startedAt();
    try {
      if (isOwn)
        await onCluster([
          "create",
          "configmap",
          "observability-stage",
          monitoring,
          `--from-literal=stage.rules.yml=${rules}`,
        ]);
      const seconds = await until(
        "the objective of stage",
        150,
        () => query(`environment:objective_target:ratio{namespace="stage"}`),
        ([value]) => value === expected,
      );
      task.meta.seen = `counts after ${seconds.toFixed(0)} s`;
      expect(await startedAt()).toEqual(before);
    } finally {
      if (isOwn) await onCluster(["delete", name, monitoring]);
    }
  }, 200_000);
});

const ruleFile = z.object({
  groups: z.array(z.looseObject({ rules: z.array(z.looseObject({ expr: z.string() })) })),
});
/** As packages/infra writes it, where it has not yet. */
const written = `groups:
  - name: observability-stage
    rules:
      - record: environment:objective_target:ratio
        expr: vector(0.97)
        labels: { namespace: stage }
`;
