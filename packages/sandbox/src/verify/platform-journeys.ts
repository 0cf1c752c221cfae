import { type Platform, startPlatform } from "../test-platform/index.ts";
import { browserJourneys } from "./browser-journeys.ts";
import type { CommandOutcome } from "./command.ts";
import { inOrder, timed } from "./in-order.ts";
import type { TestTools } from "./prepare-tools.ts";
import { type ProductUnderTest, startProductUnderTest } from "./product-under-test.ts";

/** Starts a platform that is not ours and the product on it, without the embedded cluster, and walks through its pages.
 * @param report called with each outcome as it is known
 * @param reportFile where Playwright's report goes, as JSON
 * @returns whether everything passed */
export async function runPlatformJourneys(
  root: string,
  { chromium, environment }: TestTools,
  report: (outcome: CommandOutcome) => void,
  reportFile?: string,
): Promise<boolean> {
  let platform: Platform | null = null;
  let product: ProductUnderTest | null = null;
  const allPassed = await inOrder(report, [
    timed("another platform started", async () => {
      platform = await startPlatform(root, {
        kubernetes: environment["KUBERNETES"] ?? "",
        kubectl: environment.KUBECTL,
        prometheus: environment["PROMETHEUS"] ?? "",
      });
    }),
    timed("product started on it", async () => {
      const variables = { ...platform?.variables, GREENROOM_SANDBOX: "off" };
      product = startProductUnderTest(root, "platform", variables);
      await product.ready();
    }),
    async () => {
      const ready = await product?.ready();
      return await browserJourneys(root, {
        title: "journeys on another platform",
        args: [
          "--config=playwright.platform.config.ts",
          ...(reportFile === undefined ? [] : ["--reporter=list,json"]),
        ],
        env: {
          GREENROOM_URL: ready?.url ?? "",
          GREENROOM_SIGN_IN_LINK: ready?.signInLink ?? "",
          CHROMIUM: chromium,
          ...(reportFile === undefined ? {} : { PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile }),
        },
      });
    },
  ]);
  const stopped = await inOrder(report, [
    timed("both stopped", async () => {
      const output = (await product?.stop()) ?? "";
      await platform?.stop();
      if (!allPassed) throw new Error(`npm start printed:\n${output}`);
    }),
  ]);
  // Kept after a failure: it holds the logs.
  if (allPassed && stopped) (product as ProductUnderTest | null)?.remove();
  return allPassed && stopped;
}
