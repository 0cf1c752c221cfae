import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InfraCopy, runTool } from "./tofu.ts";

const kubeconfig = process.env.GREENROOM_TEST_KUBECONFIG;
const environments = ["dev", "stage", "prod"] as const;
type EnvironmentId = (typeof environments)[number];

type Layer = "platform" | "observability";

/** Its own namespaces, so that it can run beside the real environments of the same cluster. */
const namespaceOf = (environment: EnvironmentId) => `infra-test-${environment}`;
const monitoring = "infra-test-monitoring";
const namespaces = [...environments.map(namespaceOf), monitoring];

describe.skipIf(kubeconfig === undefined)(
  "on a real API server (kubeconfig in GREENROOM_TEST_KUBECONFIG)",
  () => {
    const copies = new Map<EnvironmentId, InfraCopy>();

    const kubectl = async (...args: readonly string[]): Promise<string> => {
      const binary = process.env.KUBECTL ?? "kubectl";
      const { exitCode, output } = await runTool(binary, [`--kubeconfig=${kubeconfig ?? ""}`, ...args], "/");
      if (exitCode !== 0) throw new Error(`kubectl ${args.join(" ")} → ${exitCode}\n${output}`);
      return output;
    };
    const copyOf = (environment: EnvironmentId): InfraCopy => {
      const copy = copies.get(environment);
      if (copy === undefined) throw new Error(`no copy for ${environment}`);
      return copy;
    };
    const tofuIn = (layer: Layer, environment: EnvironmentId, command: string, ...args: readonly string[]) =>
      copyOf(environment).tofu(
        `stacks/${layer}`,
        command,
        "-input=false",
        `-var-file=../../environments/${environment}/${layer}.tfvars`,
        `-var=namespace=${namespaceOf(environment)}`,
        `-var=monitoring_namespace=${monitoring}`,
        `-var=kubeconfig_path=${kubeconfig ?? ""}`,
        ...args,
      );
    const tofu = (environment: EnvironmentId, command: string, ...args: readonly string[]) =>
      tofuIn("platform", environment, command, ...args);
    const labels = (environment: EnvironmentId) =>
      kubectl("get", "namespace", namespaceOf(environment), "--output=jsonpath={.metadata.labels}");

    beforeAll(async () => {
      for (const environment of environments) {
        const copy = new InfraCopy();
        copies.set(environment, copy);
        for (const folder of ["stacks/platform", "stacks/observability"]) {
          copy.keepStateIn(folder, copy.path(folder, "state.json"));
          await copy.mustRun(folder, "init", "-input=false");
        }
      }
      for (const namespace of [namespaceOf("stage"), monitoring])
        await kubectl("create", "namespace", namespace);
    });
    afterAll(async () => {
      await kubectl("delete", "namespace", ...namespaces, "--wait=false", "--ignore-not-found");
      for (const copy of copies.values()) copy[Symbol.dispose]();
    });

    test("three environments are applied at once, a namespace that was there is adopted", async () => {
      const outcomes = await Promise.all(
        environments.map((environment) => tofu(environment, "apply", "-auto-approve")),
      );
      expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(await labels("stage")).toContain(`"pod-security.kubernetes.io/enforce":"restricted"`);
    });

    test.each(environments)("%s: a second plan is empty", async (environment) => {
      expect(await tofu(environment, "plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
    });

    test("a plain kubectl apply of the namespace leaves labels and plan as they are", async () => {
      const manifest = copyOf("stage").path("namespace.yaml");
      writeFileSync(
        manifest,
        `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${namespaceOf("stage")}\n`,
      );
      await kubectl("apply", `--filename=${manifest}`);
      expect(await labels("stage")).toContain(`"pod-security.kubernetes.io/enforce":"restricted"`);
      expect(await tofu("stage", "plan", "-detailed-exitcode")).toMatchObject({ exitCode: 0 });
    });

    test("a quota changed by hand is drift, and the next apply takes it back", async () => {
      const hard = (pods: string) => `{"spec":{"hard":{"pods":"${pods}"}}}`;
      const quota = ["resourcequota", "platform", `--namespace=${namespaceOf("dev")}`] as const;
      await kubectl("patch", ...quota, "--type=merge", `--patch=${hard("99")}`);
      expect(await tofu("dev", "plan", "-refresh-only", "-detailed-exitcode")).toMatchObject({ exitCode: 2 });
      expect(await tofu("dev", "apply", "-auto-approve")).toMatchObject({ exitCode: 0 });
      expect(await kubectl("get", ...quota, "--output=jsonpath={.spec.hard.pods}")).toBe("12");
    });

    test("the API server refuses a pod that may run as root", async () => {
      const spec = `{"spec":{"serviceAccountName":"demo-automation"}}`;
      await expect(
        kubectl("run", "x", "--image=x", `--namespace=${namespaceOf("prod")}`, `--overrides=${spec}`),
      ).rejects.toThrow(`violates PodSecurity "restricted:latest"`);
    });

    test("three environments give Prometheus their rules at once, and a second plan is empty", async () => {
      const everywhere = (command: string, ...args: readonly string[]) =>
        Promise.all(
          environments.map((environment) => tofuIn("observability", environment, command, ...args)),
        );
      expect((await everywhere("apply", "-auto-approve")).map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect((await everywhere("plan", "-detailed-exitcode")).map(({ exitCode }) => exitCode)).toEqual([
        0, 0, 0,
      ]);
      const held = await kubectl(
        "get",
        "configmaps",
        `--namespace=${monitoring}`,
        "--selector=app.kubernetes.io/managed-by=terraform",
        "--output=name",
      );
      expect(held.trim().split("\n").sort()).toEqual([
        "configmap/observability-dev",
        "configmap/observability-prod",
        "configmap/observability-stage",
      ]);
    });

    test("rules changed by hand are drift, and the next apply takes them back", async () => {
      const rules = ["configmap", "observability-prod", `--namespace=${monitoring}`] as const;
      const data = () => kubectl("get", ...rules, "--output=jsonpath={.data}");
      const applied = await data();
      await kubectl("patch", ...rules, "--type=merge", `--patch={"data":{"prod.rules.yml":"groups: []"}}`);
      expect(
        await tofuIn("observability", "prod", "plan", "-refresh-only", "-detailed-exitcode"),
      ).toMatchObject({
        exitCode: 2,
      });
      expect(await tofuIn("observability", "prod", "apply", "-auto-approve")).toMatchObject({ exitCode: 0 });
      expect(await data()).toBe(applied);
    });

    test("a destroyed state leaves the namespace", async () => {
      expect(await tofu("prod", "destroy", "-auto-approve")).toMatchObject({ exitCode: 0 });
      expect(
        await kubectl("get", "namespace", namespaceOf("prod"), "--output=jsonpath={.status.phase}"),
      ).toBe("Active");
      expect(await kubectl("get", "resourcequota", `--namespace=${namespaceOf("prod")}`)).toContain(
        "No resources found",
      );
    });
  },
);
