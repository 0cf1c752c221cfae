import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knownProfiles, metricsProfileSchema, requestObjectiveSchema } from "@greenroom/core/metrics";
import { objectiveRules, requestRules } from "@greenroom/core/objectives";
import type { Service } from "@greenroom/core/services";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";

const promtool = process.env.PROMTOOL;
const directory = mkdtempSync(join(tmpdir(), "greenroom-rules-"));
afterAll(() => rmSync(directory, { recursive: true }));

function service(id: string, profile: string): Service {
  const counted = {
    id: `${id}-live`,
    conditions: [{ label: "path", is: "!=" as const, value: "/probe" }],
    leftOut: { what: ["/probe"], reason: "machines ask it" },
  };
  return {
    id,
    workload: { kind: "Deployment", name: id, namespaces: {} },
    metrics: {
      profile: metricsProfileSchema.parse(knownProfiles[profile]),
      delivery: "scraped",
      labels: { job: id },
      labelsIn: {},
      objectives: {
        live: {
          availability: requestObjectiveSchema.parse({ ...counted, errorRatioMax: 0.1 }),
          latency: { ...counted, boundSeconds: 1 },
        },
      },
    },
  };
}

describe.runIf(promtool)("rules for a platform that is not this one, by promtool (PROMTOOL)", () => {
  const run = (...args: readonly string[]) =>
    execFileSync(promtool ?? "", args, { cwd: directory, encoding: "utf8" });
  const services = Object.keys(knownProfiles).map((profile) => service(`of-${profile}`, profile));
  writeFileSync(join(directory, "objective.rules.yml"), objectiveRules(services));
  writeFileSync(join(directory, "requests.rules.yml"), requestRules(services));

  test("are accepted", () => {
    const files = ["objective.rules.yml", "requests.rules.yml"];
    expect(run("check", "rules", "--lint=all", "--lint-fatal", ...files)).not.toContain("FAILED");
  });

  test("keep services of one namespace and one metric apart, and leave out what is left out", () => {
    const series = (labels: string, values: string) => ({
      series: `http_requests_total{namespace="live",${labels}}`,
      values,
    });
    const job = "of-http-requests-total";
    const expected = (expr: string, samples: Readonly<Record<string, number>>) => ({
      expr,
      eval_time: "8m",
      exp_samples: Object.entries(samples).map(([labels, value]) => ({ labels, value })),
    });
    const named = (record: string, more = "") => `${record}{namespace="live",service="${job}"${more}}`;
    const tests = {
      rule_files: ["objective.rules.yml", "requests.rules.yml"],
      evaluation_interval: "1m",
      tests: [
        {
          interval: "1m",
          input_series: [
            series(`job="${job}",path="/",code="200"`, "0+90x10"),
            series(`job="${job}",path="/",status="500"`, "0+30x10"),
            series(`job="${job}",path="/probe",code="500"`, "0+600x10"),
            series('job="another",path="/",code="500"', "0+600x10"),
          ],
          promql_expr_test: [
            expected("namespace_service:objective_requests:rate5m", {
              [named("namespace_service:objective_requests:rate5m")]: 2,
            }),
            expected("namespace_service:objective_errors:ratio_rate5m", {
              [named("namespace_service:objective_errors:ratio_rate5m")]: 0.25,
            }),
            expected("namespace_service:error_budget:ratio", {
              [named("namespace_service:error_budget:ratio")]: 0.1,
            }),
          ],
        },
        {
          interval: "15s",
          input_series: [
            series(`job="${job}",path="/",code="200"`, "0+15x40"),
            series(`job="${job}",path="/",status="500"`, "0+30x40"),
          ],
          promql_expr_test: [
            expected("round(namespace_service_code:http_server_requests:rate1m)", {
              [named("", ',code="200"')]: 1,
              [named("", ',code="500"')]: 2,
            }),
          ],
        },
      ],
    };
    writeFileSync(join(directory, "test.yml"), stringify(tests));
    expect(run("test", "rules", "test.yml")).toContain("SUCCESS");
  });
});
