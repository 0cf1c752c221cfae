import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf } from "../manifest-object.ts";
import { dashboardQueries } from "./dashboards.ts";
import { rules, runbookDirectory } from "./rule-files.ts";
import { RunningProgram } from "./running-program.ts";

const prometheus = process.env.PROMETHEUS;

/** Of a runbook, what stands between fences without a language. */
const runbookQueries = readdirSync(runbookDirectory).flatMap((file) =>
  [...readFileSync(join(runbookDirectory, file), "utf8").matchAll(/^```\n(.*?)^```$/gms)].flatMap(
    ([, lines = ""]) =>
      lines
        .trimEnd()
        .split("\n")
        .map((query) => [file, query] as const),
  ),
);

describe.skipIf(!prometheus)("a real Prometheus (PROMETHEUS)", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-queries-"));
  let program: RunningProgram;

  beforeAll(async () => {
    writeFileSync(join(directory, "prometheus.yml"), "{}");
    program = await RunningProgram.start(prometheus ?? "", [
      `--config.file=${directory}/prometheus.yml`,
      `--storage.tsdb.path=${directory}/data`,
      "--web.listen-address=:9090",
      "--log.format=json",
    ]);
  });
  afterAll(async () => {
    await program.stop();
    rmSync(directory, { recursive: true });
  });

  const tree = async (query: string) =>
    z
      .object({ data: z.unknown() })
      .parse(await program.get(`/api/v1/parse_query?query=${encodeURIComponent(query)}`)).data;

  test.each(dashboardQueries)("understands %s, %s: %s", async (_file, _title, query) => {
    expect(await tree(query)).toBeTruthy();
  });

  test.each(runbookQueries)("understands %s: %s", async (_file, query) => {
    expect(await tree(query)).toBeTruthy();
  });

  test("refuses a broken query, so that its yes means something", async () => {
    await expect(tree("sum by (")).rejects.toThrow(/parse error/);
  });

  test("nothing is asked, by a rule, a dashboard or a runbook, that is neither recorded nor scraped", async () => {
    const known = [...recorded(), ...scraped()];
    const unknown = new Set<string>();
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...dashboardQueries.map(([, , query]) => query),
      ...runbookQueries.map(([, query]) => query),
    ];
    for (const query of asked)
      for (const name of seriesOf(await tree(query)))
        if (!known.some((candidate) => candidate.test(name))) unknown.add(name);
    expect([...unknown]).toEqual([]);
  });
});

const selector = z.looseObject({ type: z.literal("vectorSelector"), name: z.string().min(1) });

/** Names of the series that a parsed query selects. */
function seriesOf(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = selector.safeParse(node);
  return [...(own.success ? [own.data.name] : []), ...Object.values(node).flatMap(seriesOf)];
}

function recorded(): readonly RegExp[] {
  return rules.flatMap(({ record }) => (record === undefined ? [] : [new RegExp(`^${record}$`)]));
}

const scrapes = z.object({
  scrape_configs: z.array(
    z.looseObject({
      metric_relabel_configs: z
        .array(
          z.looseObject({
            action: z.string().optional(),
            source_labels: z.array(z.string()),
            regex: z.string(),
          }),
        )
        .default([]),
    }),
  ),
});

/** What jobs keep; and what comes from pods, which are scraped whole, and from environments. */
function scraped(): readonly RegExp[] {
  const kept = ["sandbox", "complete"]
    .flatMap((name) =>
      Object.entries(configurationOf(buildOverlay(`monitoring/overlays/${name}`), "prometheus")),
    )
    .filter(([file]) => file.endsWith(".scrapes.yml"))
    .flatMap(([, text]) => scrapes.parse(parse(text)).scrape_configs)
    .flatMap((job) => job.metric_relabel_configs)
    .filter(({ action, source_labels: [label] }) => action === "keep" && label === "__name__")
    .map(({ regex }) => new RegExp(`^(${regex})$`));
  return [
    ...kept,
    /^(up|ALERTS)$/,
    /^http_server_resp_time(_count|_bucket)?$/,
    /^(node|prometheus|alertmanager)_/,
    /^environment:(objective_target:ratio|latency_bound:seconds|alert_route:info)$/,
  ];
}
