import { dirname, join } from "node:path";
import { ensureHostPackages } from "../host/index.ts";
import { clusterTools } from "../start/prepare-sandbox.ts";
import { Terminal } from "../start/terminal.ts";
import { ensureTerraform, ensureTools, findGo, gatewayApiDefinitions } from "../tools/index.ts";
import type { Command } from "./command.ts";

export interface TestTools {
  readonly go: string;
  readonly staticcheck: string;
  readonly chromium: string;
  /** Where tests find the programs they start. */
  readonly environment: Record<string, string> & { readonly KUBECTL: string };
  readonly goTests: readonly Command[];
}

const chromiumPath = "/usr/bin/chromium";
const buildahPath = "/usr/bin/buildah";
const busyboxPath = "/bin/busybox";
const testPackages = [
  { name: "chromium", program: chromiumPath },
  { name: "fonts-liberation", program: "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf" },
  // Build go-demo's image from its Dockerfile.
  { name: "buildah", program: buildahPath },
  { name: "busybox-static", program: busyboxPath },
  // The race detector is C.
  { name: "gcc", program: "gcc" },
  { name: "libc6-dev", program: "/usr/include/stdlib.h" },
];

/** Everything that the tests start, installed or built; all of it is cached.
 * @throws PreparationError */
export async function prepareTools(root: string): Promise<TestTools> {
  const terminal = new Terminal();
  const step = (id: string) => ({
    log: (line: string) => terminal.line(`  ${line}`),
    onProgress: ({ percent, label }: { percent: number; label: string }) =>
      terminal.step({
        id,
        label: id,
        state: "running",
        percent: Math.floor(percent),
        detail: label,
        startedAt: null,
        finishedAt: null,
        failure: null,
      }),
  });
  await ensureHostPackages(step("packages"));
  await ensureHostPackages(step("packages for tests"), testPackages);
  const go = await findGo(step("Go"));
  const tools = await ensureTools(
    [...clusterTools, "promtool", "conftest", "terraform-docs", "tofu-oldest", "tflint", "staticcheck"],
    step("tools"),
  );
  const tofu = await ensureTerraform(step("OpenTofu"));
  const goDemo = join(root, "go-demo");
  const goEnvironment = {
    GOTOOLCHAIN: "local",
    GOFLAGS: "-buildvcs=false",
    PATH: `${dirname(go.binary)}:${process.env.PATH ?? ""}`,
  };
  return {
    go: go.binary,
    staticcheck: tools.staticcheck.binary,
    chromium: chromiumPath,
    environment: {
      TOFU: tofu.tofuBinary,
      TF_CLI_CONFIG_FILE: tofu.cliConfigFile,
      TFLINT: tools.tflint.binary,
      KUBERNETES: tools.kubernetes.binary,
      KUBECTL: join(tools.kubernetes.directory, "kubectl"),
      PROMETHEUS: tools.prometheus.binary,
      PROMTOOL: tools.promtool.binary,
      ALERTMANAGER: tools.alertmanager.binary,
      CONFTEST: tools.conftest.binary,
      TERRAFORM_DOCS: tools["terraform-docs"].binary,
      TOFU_OLDEST: tools["tofu-oldest"].binary,
      CHROMIUM: chromiumPath,
      GATEWAY_API: await gatewayApiDefinitions(go),
      BUILDAH: buildahPath,
      BUSYBOX: busyboxPath,
    },
    goTests: [
      {
        title: "go-demo unit tests, with the race detector",
        file: go.binary,
        args: ["test", "-race", "--cover", "./...", "--run", "UnitTest"],
        cwd: goDemo,
        env: { ...goEnvironment, CGO_ENABLED: "1" },
      },
      {
        title: "go-demo delay fuzzing",
        file: go.binary,
        args: ["test", "-fuzz", "FuzzParseDelay", "-fuzztime", "5s"],
        cwd: goDemo,
        env: goEnvironment,
      },
    ],
  };
}
