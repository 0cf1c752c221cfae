import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareStack } from "./plan.ts";
import { InfraCopy } from "./tofu.ts";

let copy: InfraCopy;

beforeAll(async () => {
  copy = new InfraCopy();
  for (const layer of ["platform", "observability"]) await prepareStack(copy, layer);
});
afterAll(() => copy[Symbol.dispose]());

/** Plans a layer with dev's data, one line of which is another.
 * @returns the words of the refusal, on one line */
async function refusal(layer: string, pattern: RegExp, replacement: string): Promise<string> {
  const data = readFileSync(copy.path(`environments/dev/${layer}.tfvars`), "utf8");
  expect(data).toMatch(pattern);
  const file = copy.path("bad.tfvars");
  writeFileSync(file, data.replace(pattern, replacement));
  const { exitCode, output } = await copy.tofu(
    `stacks/${layer}`,
    "plan",
    "-input=false",
    "-refresh=false",
    `-var-file=${file}`,
  );
  expect(exitCode).toBe(1);
  return output.replaceAll(/[\s│]+/g, " ");
}

test.each([
  ["environment", /^environment .*/m, `environment = "qa"`, "environment must be one of: dev, stage, prod"],
  ["namespace", /^namespace .*/m, `namespace = "Dev_1"`, "name must be a DNS label"],
  [
    "namespace of Kubernetes",
    /^namespace .*/m,
    `namespace = "kube-system"`,
    `name must not be "default" or begin with "kube-"`,
  ],
  ["team", /^team .*/m, `team = "A team"`, "team must be"],
  [
    "level",
    /^pod_security_level .*/m,
    `pod_security_level = "open"`,
    "pod_security_level must be one of: privileged, baseline, restricted",
  ],
  [
    "negative bound",
    /pods_max .*/,
    "pods_max = -1",
    "quota must hold whole numbers of at least 0; wrong: quota.pods_max = -1.",
  ],
  [
    "word for a number",
    /pods_max .*/,
    `pods_max = "many"`,
    "not suitable for var.quota declared at variables.tf:26,1-17: a number is required",
  ],
  [
    "requests above limits",
    /cpu_requests_millicores .*/,
    "cpu_requests_millicores = 9000",
    "quota.cpu_requests_millicores must be at least 10 and at most quota.cpu_limits_millicores",
  ],
  ["missing bound", /^ *pods_max .*\n/m, "", `attribute "pods_max" is required`],
  [
    "default above maximum",
    /default_memory_limit_mebibytes .*/,
    "default_memory_limit_mebibytes = 4096",
    "default_memory_limit_mebibytes ≤ memory_limit_max_mebibytes",
  ],
  [
    "monitoring",
    /^monitoring_namespace .*/m,
    `monitoring_namespace = "a b"`,
    "monitoring_namespace must be null or a DNS label",
  ],
  [
    "switch",
    /^deployer_can_write .*/m,
    `deployer_can_write = "sometimes"`,
    "Invalid value for input variable",
  ],
])(
  "platform, %s: refused with a message that names the variable",
  async (_, pattern, replacement, message) => {
    expect(await refusal("platform", pattern, replacement)).toContain(message);
  },
);

test.each([
  ["environment", /^environment .*/m, `environment = "qa"`, "environment must be one of: dev, stage, prod"],
  ["namespace", /^namespace .*/m, `namespace = "Dev_1"`, "namespace must be a DNS label"],
  ["team", /^team .*/m, `team = "A team"`, "team must be a Kubernetes label value"],
  [
    "monitoring",
    /^monitoring_namespace .*/m,
    `monitoring_namespace = "a b"`,
    "monitoring_namespace must be a DNS label",
  ],
  [
    "target in percent",
    /target_ratio .*/,
    "target_ratio = 99.9",
    "target_ratio must be a ratio above 0.5 and below 1 (0.99 is 99 %); wrong: service_objectives.go-demo.target_ratio = 99.9.",
  ],
  ["target without a budget", /target_ratio .*/, "target_ratio = 1", "must be a ratio above 0.5 and below 1"],
  ["word for a number", /target_ratio .*/, `target_ratio = "high"`, "a number is required"],
  [
    "bound in milliseconds",
    /latency_bound_seconds .*/,
    "latency_bound_seconds = 500",
    "the last bound that response times are counted by, in seconds; wrong: service_objectives.go-demo.latency_bound_seconds = 500.",
  ],
  [
    "bound of nothing",
    /latency_bound_seconds .*/,
    "latency_bound_seconds = 0",
    "latency_bound_seconds must be above 0",
  ],
  [
    "service that promises nothing, since its attributes are misspelt",
    /target_ratio +(.*)\n.*latency_bound_seconds.*/,
    "target $1",
    "a service promises target_ratio or latency_bound_seconds; neither is set by: go-demo.",
  ],
  [
    "service that is no name",
    /go-demo =/,
    `"Go demo" =`,
    "service_objectives names services by lower-case letters, digits and dashes; wrong: Go demo.",
  ],
  [
    "namespace of a service",
    /target_ratio .*/,
    `namespace = "Shop"`,
    "wrong: service_objectives.go-demo.namespace = Shop.",
  ],
  [
    "target of the environment, in percent",
    /^team .*/m,
    `team = "demo"\nobjective_target_ratio = 99.9`,
    "objective_target_ratio must be a ratio above 0.5 and below 1 (0.99 is 99 %), not 99.9.",
  ],
  [
    "bound of the environment, in milliseconds",
    /^team .*/m,
    `team = "demo"\nlatency_bound_seconds = 500`,
    "latency_bound_seconds must be above 0 and below 10, the last bound that response times are counted by, in seconds, not 500.",
  ],
  ["escalation", /^escalation .*/m, `escalation = "email"`, "escalation must be one of: page, ticket, none."],
])(
  "observability, %s: refused with a message that names the variable",
  async (_, pattern, replacement, message) => {
    expect(await refusal("observability", pattern, replacement)).toContain(message);
  },
);
