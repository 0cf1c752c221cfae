import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { readLayout, workspacesOf } from "../src/layout.ts";
import { formatWorkspace, type Workspace } from "../src/workspace.ts";
import { type Plan, parsePlan, prepareStack, showPlan } from "./plan.ts";
import { InfraCopy, infraDir, runTool } from "./tofu.ts";

const layout = readLayout(infraDir);
const { environments, layers } = layout;
const plans = new Map<string, Plan>();
let copy: InfraCopy;

beforeAll(async () => {
  copy = new InfraCopy();
  for (const layer of layers) await prepareStack(copy, layer);
  for (const workspace of workspacesOf(layout))
    plans.set(formatWorkspace(workspace), parsePlan(await showPlan(copy, workspace)));
});
afterAll(() => copy[Symbol.dispose]());

function planOf(workspace: Workspace): Plan {
  const plan = plans.get(formatWorkspace(workspace));
  if (plan === undefined) throw new Error(`no plan for ${formatWorkspace(workspace)}`);
  return plan;
}

/** What is the same wherever the layer is applied; only values differ. */
const shapeOf = ({ variables, planned_values: { outputs }, resource_changes: changes }: Plan) => ({
  variables: Object.keys(variables),
  outputs: Object.entries(outputs).map(([name, { type }]) => ({ name, type })),
  resources: changes.map(({ address }) => address),
});

describe.each(layers)("layer %s", (layer) => {
  test.each(environments)("%s has the variables, outputs and resources that all have", (environment) => {
    const shape = shapeOf(planOf({ environment, layer }));
    expect(shape.outputs).not.toEqual([]);
    expect(shape).toEqual(shapeOf(planOf({ environment: "prod", layer })));
  });

  test("every environment has a namespace of its own", () => {
    const namespaces = environments.map(
      (environment) => planOf({ environment, layer }).variables["namespace"]?.value,
    );
    expect(new Set(namespaces).size).toBe(environments.length);
  });
});

const serviceObjectivesSchema = z.record(
  z.string(),
  z.object({ target_ratio: z.number(), latency_bound_seconds: z.number() }),
);
const configMapSchema = z.object({ data: z.record(z.string(), z.string()) });

describe.skipIf(process.env.PROMTOOL === undefined)(
  "rules of all environments (promtool in PROMTOOL)",
  () => {
    const promtool = (...args: readonly string[]) =>
      runTool(process.env.PROMTOOL ?? "promtool", args, copy.path("rules"));
    const files: string[] = [];

    beforeAll(() => {
      mkdirSync(copy.path("rules"));
      for (const environment of environments) {
        const [rules] = planOf({ environment, layer: "observability" }).resource_changes;
        const { data } = configMapSchema.parse(parse(rules?.change.after?.yaml_body ?? ""));
        for (const [file, text] of Object.entries(data)) {
          writeFileSync(copy.path("rules", file), text);
          files.push(file);
        }
      }
    });

    test("are accepted together", async () => {
      expect(await promtool("check", "rules", "--lint-fatal", ...files)).toMatchObject({ exitCode: 0 });
    });

    test("record what each environment states", async () => {
      const expected = (series: string, attribute: "target_ratio" | "latency_bound_seconds") => ({
        expr: series,
        eval_time: "1m",
        exp_samples: environments.flatMap((environment) => {
          const { variables } = planOf({ environment, layer: "observability" });
          const namespace = String(variables["namespace"]?.value);
          const promised = serviceObjectivesSchema.parse(variables["service_objectives"]?.value);
          return Object.entries(promised).map(([service, promise]) => ({
            labels: `${series}{namespace="${namespace}",service="${service}"}`,
            value: promise[attribute],
          }));
        }),
      });
      const route = {
        expr: 'environment:alert_route:info{escalation="page"}',
        eval_time: "1m",
        exp_samples: [
          {
            labels: 'environment:alert_route:info{namespace="prod",team="demo",escalation="page"}',
            value: 1,
          },
        ],
      };
      const cases = [
        expected("environment:objective_target:ratio", "target_ratio"),
        expected("environment:latency_bound:seconds", "latency_bound_seconds"),
        route,
      ];
      writeFileSync(
        copy.path("rules/test.yml"),
        stringify({ rule_files: files, tests: [{ interval: "1m", promql_expr_test: cases }] }),
      );
      const { exitCode, output } = await promtool("test", "rules", "test.yml");
      expect(output).toContain("SUCCESS");
      expect(exitCode).toBe(0);
    });
  },
);
