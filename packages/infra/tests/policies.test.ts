import { cpSync, writeFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { readLayout, workspacesOf } from "../src/layout.ts";
import type { Workspace } from "../src/workspace.ts";
import { prepareStack, showPlan } from "./plan.ts";
import { InfraCopy, infraDir, runTool } from "./tofu.ts";

const prod: Workspace = { environment: "prod", layer: "platform" };
const verdictSchema = z.array(
  z.object({ successes: z.number(), failures: z.array(z.object({ msg: z.string() })).default([]) }),
);

const conftest = (...args: readonly string[]) =>
  runTool(process.env.CONFTEST ?? "conftest", args, `${infraDir}/policies`);

/** What the policies say of a real plan of a stack, after a change of the checkout's copy. */
async function refusals(
  workspace: Workspace,
  change: (copy: InfraCopy) => void = () => undefined,
  ...args: readonly string[]
): Promise<readonly string[]> {
  const copy = new InfraCopy();
  onTestFinished(() => copy[Symbol.dispose]());
  change(copy);
  await prepareStack(copy, workspace.layer);
  writeFileSync(copy.path("plan.json"), await showPlan(copy, workspace, ...args));
  const { output } = await conftest("test", "--policy=.", "--output=json", copy.path("plan.json"));
  const [verdict] = verdictSchema.parse(JSON.parse(output));
  if (verdict === undefined || verdict.successes + verdict.failures.length === 0)
    throw new Error(`conftest judged nothing: ${output}`);
  return verdict.failures.map(({ msg }) => msg).sort();
}

const edit = (file: string, from: string | RegExp, to: string) => (copy: InfraCopy) =>
  copy.edit(file, from, to);

/** The nine objects that release 1.1.0 made in prod are there. */
const applied = (copy: InfraCopy) =>
  cpSync(copy.path("tests/fixtures/platform-1.1.0/state.json"), copy.path("stacks/platform/state.json"));

describe.skipIf(process.env.CONFTEST === undefined)("policies (conftest in CONFTEST)", () => {
  test("are formatted", async () => {
    expect(await conftest("fmt", "--check", ".")).toMatchObject({ exitCode: 0 });
  });

  test("pass their own tests", async () => {
    const { exitCode, output } = await conftest("verify", "--policy=.", "--no-color");
    expect(output).toMatch(/[1-9]\d* passed, 0 warnings, 0 failures/);
    expect(exitCode).toBe(0);
  });

  test.each(workspacesOf(readLayout(infraDir)))("let $environment/$layer pass", async (workspace) => {
    expect(await refusals(workspace)).toEqual([]);
  });

  test.each<[string, Workspace, (copy: InfraCopy) => void, RegExp]>([
    [
      "looser pods in prod",
      prod,
      edit("environments/prod/platform.tfvars", `"restricted"`, `"baseline"`),
      /^module\.namespace\.kubectl_manifest\.namespace: namespace prod would admit pods at .* baseline/,
    ],
    [
      "a namespace without a quota",
      { environment: "dev", layer: "platform" },
      edit("modules/namespace/main.tf", `kind       = "ResourceQuota"`, `kind       = "ConfigMap"`),
      /^module\.namespace\.kubectl_manifest\.namespace: nothing bounds limits\.cpu, limits\.memory, pods/,
    ],
    [
      "a namespace that is open",
      { environment: "dev", layer: "platform" },
      edit("modules/network-baseline/main.tf", `["Ingress", "Egress"]`, `["Ingress"]`),
      /^module\.namespace\.kubectl_manifest\.namespace: no NetworkPolicy closes namespace dev/,
    ],
    [
      "a team that reads secrets",
      { environment: "dev", layer: "platform" },
      edit("modules/team-access/main.tf", `"services"]`, `"services", "secrets"]`),
      /^module\.access\.kubectl_manifest\.role: Role team-demo would grant secrets\./,
    ],
    [
      "an object that only the apply knows",
      { environment: "dev", layer: "platform" },
      edit("modules/team-access/main.tf", /"team-.*"/, "kubectl_manifest.service_account.uid"),
      /^module\.access\.kubectl_manifest\.role: the plan does not show its object\./,
    ],
    [
      "a prod that calls nobody",
      { environment: "prod", layer: "observability" },
      edit("environments/prod/observability.tfvars", `"page"`, `"ticket"`),
      /^module\.objective\.kubectl_manifest\.rules: alerts of prod would call nobody\./,
    ],
  ])("refuse %s", async (_, workspace, change, message) => {
    expect(await refusals(workspace, change)).toEqual([expect.stringMatching(message)]);
  });

  const lost = (how: string) => [
    expect.stringContaining(`.limit_range: LimitRange platform would be ${how} in prod.`),
    expect.stringContaining(`.namespace: Namespace prod would be ${how} in prod.`),
    expect.stringContaining(`.quota: ResourceQuota platform would be ${how} in prod.`),
    ...["platform-allow-dns", "platform-allow-monitoring", "platform-default-deny"].map((name) =>
      expect.stringContaining(`.policy["${name}"]: NetworkPolicy ${name} would be ${how} in prod.`),
    ),
  ];

  test("let an applied prod pass", async () => {
    expect(await refusals(prod, applied)).toEqual([]);
  });

  test("refuse to destroy prod", async () => {
    expect(await refusals(prod, applied, "-destroy")).toEqual(lost("destroyed"));
  });

  test("refuse to replace what protects prod", async () => {
    const rename = edit(
      "environments/prod/platform.tfvars",
      `namespace            = "prod"`,
      `namespace            = "shop"`,
    );
    const renamed = (copy: InfraCopy) => {
      applied(copy);
      rename(copy);
    };
    expect(await refusals(prod, renamed)).toEqual(lost("replaced"));
  });

  test("let dev be destroyed", async () => {
    expect(await refusals({ environment: "dev", layer: "platform" }, applied, "-destroy")).toEqual([]);
  });
});
