import { join } from "node:path";
import { browserJourneys } from "./browser-journeys.ts";
import { clusterTests } from "./cluster-tests.ts";
import { type CommandOutcome, runCommand } from "./command.ts";
import { inOrder, timed } from "./in-order.ts";
import { logFault } from "./log-lines.ts";
import { startProductUnderTest } from "./product-under-test.ts";

/** Starts the whole product in a state directory of its own, as `npm start` does, walks through it in a
 * browser, stops it, and looks for what it left behind.
 * @param programs paths of the browser and of kubectl
 * @param environment where tests find the programs they start
 * @param report called with each outcome as it is known */
export async function runJourneys(
  root: string,
  programs: { readonly chromium: string; readonly kubectl: string },
  environment: Record<string, string>,
  report: (outcome: CommandOutcome) => void,
): Promise<void> {
  const product = startProductUnderTest(root, "journeys");
  const env = { GREENROOM_STATE_DIR: product.stateDir };
  const startedAt = performance.now();
  let startSeconds = 0;
  const allPassed = await inOrder(report, [
    timed("product started", async () => {
      await product.ready();
      startSeconds = (performance.now() - startedAt) / 1000;
    }),
    async () => {
      const ready = await product.ready();
      return await browserJourneys(root, {
        title: "journeys in the browser",
        env: {
          ...env,
          GREENROOM_URL: ready.url,
          GREENROOM_SIGN_IN_LINK: ready.signInLink,
          GREENROOM_ADMIN_KUBECONFIG: ready.adminKubeconfig ?? "",
          CHROMIUM: programs.chromium,
          KUBECTL: programs.kubectl,
        },
      });
    },
    async () => await runCommand(clusterTests(await product.ready(), environment)),
  ]);
  const stopped = await inOrder(report, [
    timed("product stopped", async () => {
      const output = await product.stop();
      if (!allPassed) throw new Error(`npm start printed:\n${output}`);
      const fault = logFault(output, startSeconds);
      if (fault !== null) throw new Error(`the log of npm start: ${fault}\n${output}`);
    }),
    () =>
      runCommand({
        title: "nothing is left behind",
        file: process.execPath,
        args: [join(root, "packages/sandbox/src/cli/main.ts"), "leftovers"],
        env,
      }),
  ]);
  // Kept after a failure: it holds the logs.
  if (allPassed && stopped) product.remove();
}
