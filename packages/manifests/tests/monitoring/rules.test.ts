import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  expectationsOf,
  ruleFiles,
  rules,
  rulesOf,
  ruleTestFiles,
  subjectOf,
  runbookDirectory,
} from "./rule-files.ts";

const promtool = process.env.PROMTOOL;
const alerts = rules.filter(({ alert }) => alert !== undefined);
const kebab = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

describe.skipIf(!promtool)("promtool (PROMTOOL)", () => {
  const run = (...args: readonly string[]) =>
    execFileSync(promtool ?? "", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

  test("accepts every rule", () => {
    expect(run("check", "rules", "--lint=all", "--lint-fatal", ...ruleFiles)).not.toContain("FAILED");
  });

  test.each(ruleTestFiles.map((file) => [subjectOf(file), file]))(
    "finds that %s rules do as said",
    (_, file) => {
      expect(run("test", "rules", file)).toContain("SUCCESS");
    },
  );
});

test("every file of rules has its file of tests, and the other way round", () => {
  expect(ruleTestFiles.map(subjectOf).toSorted()).toEqual(ruleFiles.map(subjectOf).toSorted());
});

/** An alert, what its file is about, and whether it can be silent. */
const expected = ruleFiles.flatMap((file) =>
  rulesOf(file).flatMap(({ alert }) =>
    alert === undefined ? [] : [[alert, subjectOf(file), alert === "Watchdog" ? 0 : 1] as const],
  ),
);
test.each(expected)("%s (%s) is tested to fire, and to stay silent", (alert, subject, silentMin) => {
  const file = ruleTestFiles.find((candidate) => subjectOf(candidate) === subject) ?? "";
  const { fires, silent } = expectationsOf(file).get(alert) ?? { fires: 0, silent: 0 };
  expect(fires).toBeGreaterThanOrEqual(1);
  expect(silent).toBeGreaterThanOrEqual(silentMin);
});

test.each(alerts.map((rule) => [rule.alert ?? "", rule] as const))(
  "%s tells how grave it is and what to do",
  (name, rule) => {
    expect(["page", "ticket", "none"]).toContain(rule.labels["severity"]);
    expect(rule.annotations).toEqual({
      summary: expect.stringMatching(/\S/),
      description: expect.stringMatching(/\S/),
      runbook_url: `docs/runbooks/${kebab(name)}.md`,
    });
  },
);

test("an alert belongs to the platform, or asks the environment of its namespace in one and the same way", () => {
  const owners = new Set(alerts.map(({ labels }) => JSON.stringify([labels["team"], labels["escalation"]])));
  const asked = (label: string, otherwise: string) =>
    `{{ with printf "environment:alert_route:info{namespace=%q}" $labels.namespace | query }}{{ . | first | label "${label}" }}{{ else }}${otherwise}{{ end }}`;
  expect([...owners].toSorted()).toEqual(
    [
      JSON.stringify(["platform", undefined]),
      JSON.stringify([asked("team", "unknown"), asked("escalation", "page")]),
    ].toSorted(),
  );
});

test("a path that an objective about failures leaves out is watched by an alert of its own", () => {
  const counted = rules.filter(({ record }) => record === "namespace_service:objective_requests:rate5m");
  const leftOut = counted.flatMap(({ expr }) =>
    [...expr.matchAll(/path!="([^"]+)"/g)].map(([, path]) => path),
  );
  expect(leftOut).not.toEqual([]);
  for (const path of new Set(leftOut))
    expect(alerts.filter(({ expr }) => expr.includes(`path="${path}"`))).not.toEqual([]);
});

describe("runbooks", () => {
  const files = readdirSync(runbookDirectory).filter((file) => file !== "README.md");
  const wanted = [...new Set(alerts.map(({ alert = "" }) => `${kebab(alert)}.md`))].toSorted();

  test("are there for every alert, and for nothing else", () => expect(files.toSorted()).toEqual(wanted));

  test("are all in the index", () => {
    const index = readFileSync(join(runbookDirectory, "README.md"), "utf8");
    expect([...index.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, file]) => file).toSorted()).toEqual(wanted);
  });

  test.each(files)("%s fits on a screen and names its alert", (file) => {
    const lines = readFileSync(join(runbookDirectory, file), "utf8").trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(alerts.map(({ alert }) => `# ${alert}`)).toContain(lines[0]);
    expect(`${kebab(lines[0]?.slice(2) ?? "")}.md`).toBe(file);
  });
});
