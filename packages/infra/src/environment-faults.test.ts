import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { environmentFaults } from "./environment-faults.ts";
import { readLayout } from "./layout.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "greenroom-environments-"));
  for (const part of ["stacks", "modules", "environments", "versions.yaml", "package.json"])
    cpSync(join(import.meta.dirname, "..", part), join(dir, part), { recursive: true });
  return () => rmSync(dir, { recursive: true, force: true });
});

const faults = () => environmentFaults(dir, readLayout(dir));
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(join(dir, path), change(readFileSync(join(dir, path), "utf8")));

test("this checkout's environments are data only and alike", () => {
  expect(faults()).toEqual([]);
});

test("a file other than the layers' data is refused", () => {
  writeFileSync(join(dir, "environments/prod/extra.tf"), `resource "kubectl_manifest" "x" {}\n`);
  expect(faults()).toEqual([
    "environments/prod/extra.tf: an environment holds only observability.tfvars, platform.tfvars",
  ]);
});

test("a resource within the data is refused", () => {
  edit("environments/prod/platform.tfvars", (text) => `${text}\nresource "kubectl_manifest" "x" {}\n`);
  expect(faults()).toEqual([
    "environments/prod/platform.tfvars: a resource block belongs in stacks or modules",
  ]);
});

test("a variable that one environment lacks is named", () => {
  edit("environments/stage/platform.tfvars", (text) => text.replace(/^team .*\n/m, ""));
  expect(faults()).toEqual(["stage/platform: variable team is missing"]);
});

test("a variable that only one environment has is named", () => {
  edit("environments/dev/platform.tfvars", (text) => `${text}\ncolour = "green"\n`);
  expect(faults()).toEqual(["dev/platform: variable colour is unknown to stacks/platform"]);
});

test("an attribute that one environment alone has is named", () => {
  edit("environments/dev/platform.tfvars", (text) => text.replace("quota = {", "quota = {\n  gpus_max = 1"));
  expect(faults()).toEqual([
    "prod/platform: quota.gpus_max is missing, stated by dev",
    "stage/platform: quota.gpus_max is missing, stated by dev",
  ]);
});

test("a service that one environment alone has is data; an attribute of it is not", () => {
  edit("environments/dev/observability.tfvars", (text) =>
    text.replace(
      "service_objectives = {",
      "service_objectives = {\n  shop-api = {\n    target_ratio = 0.9\n  }",
    ),
  );
  expect(faults()).toEqual([]);
  edit("environments/dev/observability.tfvars", (text) =>
    text.replace(/^ {4}latency_bound_seconds .*\n/m, ""),
  );
  expect(faults()).toEqual([
    "dev/observability: service_objectives.go-demo.latency_bound_seconds is missing, stated by prod and stage",
  ]);
});

test("what has a default may be stated by an environment that needs it", () => {
  edit("environments/dev/observability.tfvars", (text) => `${text}\nobjective_target_ratio = 0.9\n`);
  expect(faults()).toEqual([]);
});

test("layers that disagree on an environment are named", () => {
  edit("environments/prod/observability.tfvars", (text) =>
    text.replace(/(namespace +=) "prod"/, '$1 "shop"'),
  );
  expect(faults()).toEqual(['prod: namespace is "shop" in observability.tfvars, "prod" in platform.tfvars']);
});

test("a path of this machine is no environment's data", () => {
  edit("environments/dev/platform.tfvars", (text) => `${text}\nkubeconfig_path = "/home/me/.kube/config"\n`);
  expect(faults()).toEqual([
    "dev/platform: variable kubeconfig_path depends on the machine; give it by TF_VAR_kubeconfig_path",
  ]);
});

test("an environment without a pinned release is named", () => {
  edit("versions.yaml", (text) => text.replace(/^ {2}prod: .*\n/m, ""));
  expect(faults()).toEqual(["versions.yaml: platform.prod is missing"]);
});

test("a pin that is no release is refused with its place", () => {
  edit("versions.yaml", (text) => text.replace(/prod: .*/, "prod: latest"));
  expect(faults).toThrow("versions.yaml: platform.prod must be a release such as 1.2.3");
});
