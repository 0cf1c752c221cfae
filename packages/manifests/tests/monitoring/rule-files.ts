import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { overlayDirectory } from "../build-overlay.ts";

const rule = z.object({
  record: z.string().optional(),
  alert: z.string().optional(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
});
const ruleFile = z.object({ groups: z.array(z.looseObject({ rules: z.array(rule) })) });
export type Rule = z.infer<typeof rule>;

const ruleTest = z.object({
  tests: z.array(
    z.looseObject({
      alert_rule_test: z
        .array(z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.unknown()).default([]) }))
        .default([]),
    }),
  ),
});

const monitoring = overlayDirectory("monitoring");
export const runbookDirectory = join(overlayDirectory("."), "../../docs/runbooks");

/** Rules of the base and of its components. */
export const ruleFiles = globSync("{base,components}/*/*.rules.yml", { cwd: monitoring })
  .toSorted()
  .map((file) => join(monitoring, file));

/** Tests in promtool's own form; `nodes.test.yml` is that of `nodes.rules.yml`. */
export const ruleTestFiles = globSync("tests/*.test.yml", { cwd: monitoring })
  .toSorted()
  .map((file) => join(monitoring, file));

export function rulesOf(file: string): readonly Rule[] {
  return ruleFile.parse(parse(readFileSync(file, "utf8"))).groups.flatMap(({ rules }) => rules);
}

export const rules = ruleFiles.flatMap(rulesOf);

/** How often a test expects an alert to fire, and to be silent, by the alert's name. */
export function expectationsOf(file: string): ReadonlyMap<string, { fires: number; silent: number }> {
  const expectations = new Map<string, { fires: number; silent: number }>();
  const { tests } = ruleTest.parse(parse(readFileSync(file, "utf8")));
  for (const { alertname, exp_alerts: expected } of tests.flatMap((one) => one.alert_rule_test)) {
    const counts = expectations.get(alertname) ?? { fires: 0, silent: 0 };
    if (expected.length > 0) counts.fires += 1;
    else counts.silent += 1;
    expectations.set(alertname, counts);
  }
  return expectations;
}

/** @example "…/nodes.rules.yml" → "nodes" */
export function subjectOf(file: string): string {
  return basename(file).replace(/\.(rules|test)\.yml$/, "");
}
