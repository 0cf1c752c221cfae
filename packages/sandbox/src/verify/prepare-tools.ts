import { dirname, join } from "node:path";
import { ensureHostPackages } from "../host/index.ts";
import { Terminal } from "../start/terminal.ts";
import { ensureTerraform, ensureTools, findGo } from "../tools/index.ts";
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
const browserPackages = [
  { name: "chromium", program: chromiumPath },
  { name: "fonts-liberation", program: "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf" },
];

/** Everything that the tests start, installed or built; all of it is cached.
 * @throws PreparationError */
export async function prepareTools(root: string): Promise<TestTools> {
  const terminal = new Terminal();
  const step = (id: string) => ({
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
  await ensureHostPackages(step("browser"), browserPackages);
  const go = await findGo(step("Go"));
  const tools = await ensureTools(
    ["pause", "kubernetes", "coredns", "metrics-server", "prometheus", "tflint", "staticcheck"],
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
      CHROMIUM: chromiumPath,
    },
    goTests: [
      {
        title: "go-demo unit tests",
        file: go.binary,
        args: ["test", "--cover", "./...", "--run", "UnitTest"],
        cwd: goDemo,
        env: goEnvironment,
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
