import type { ReadyFile } from "../start/ready-file.ts";
import type { Command } from "./command.ts";

/** Skipped by the integration stage, which has no cluster with nodes. */
const files = ["packages/infra/tests/cluster.test.ts", "packages/manifests/tests/cluster"];

/** Tests of infrastructure and manifests on the cluster of a started product.
 * @param environment where tests find the programs they start
 * @param whole also waits for what takes minutes to end: an alert to clear, pods to be given back; with a file for
 *   vitest's report. Otherwise a test ends when what matters has begun. */
export function clusterTests(
  { adminKubeconfig, nodePorts }: ReadyFile,
  environment: Readonly<Record<string, string>>,
  whole?: { readonly reportFile: string },
): Command {
  return {
    title: "infrastructure and manifests on the cluster",
    file: "vitest",
    args: [
      "run",
      "--project",
      "integration",
      ...(whole ? ["--reporter=default", "--reporter=json", `--outputFile.json=${whole.reportFile}`] : []),
      ...files,
    ],
    env: {
      ...environment,
      GREENROOM_TEST_KUBECONFIG: adminKubeconfig ?? "",
      GREENROOM_TEST_NODE_PORTS: JSON.stringify(nodePorts),
      ...(whole ? { GREENROOM_TEST_WHOLE: "1" } : {}),
    },
  };
}
