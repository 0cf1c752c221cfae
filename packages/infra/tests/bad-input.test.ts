import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { InfraCopy } from "./tofu.ts";

let copy: InfraCopy;
let data: string;

beforeAll(async () => {
  copy = new InfraCopy();
  data = readFileSync(copy.path("environments/dev/platform.tfvars"), "utf8");
  copy.keepStateIn("stacks/platform", copy.path("state.json"));
  await copy.mustRun("stacks/platform", "init", "-input=false");
});
afterAll(() => copy[Symbol.dispose]());

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
])("%s: refused with a message that names the variable", async (name, pattern, replacement, message) => {
  expect(data).toMatch(pattern);
  const file = copy.path(`bad-${name.replaceAll(" ", "-")}.tfvars`);
  writeFileSync(file, data.replace(pattern, replacement));
  const { exitCode, output } = await copy.tofu(
    "stacks/platform",
    "plan",
    "-input=false",
    "-refresh=false",
    `-var-file=${file}`,
  );
  expect(exitCode).toBe(1);
  expect(output.replaceAll(/[\s│]+/g, " ")).toContain(message);
});
