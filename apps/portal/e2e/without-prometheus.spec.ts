import { expect, type Page, test } from "@playwright/test";
import { kubectl } from "./kubectl.ts";
import { openAs } from "./people.ts";

test.describe.configure({ mode: "serial" });

const prometheus = ["statefulset/prometheus", "--namespace=monitoring"] as const;
let viewer: Page;

test.beforeAll(async ({ browser }) => {
  viewer = await openAs(browser, "viewer");
});

/** The next journey counts on it, whatever became of this one. */
test.afterAll(() => {
  kubectl("scale", ...prometheus, "--replicas=1");
  kubectl("rollout", "status", ...prometheus, "--timeout=180s");
});

const part = (name: string) => viewer.locator(`g.node[aria-label^="${name}, "]`);

test("an outage of Prometheus shows where its numbers were, and nowhere else", async () => {
  await viewer.goto("/architecture/observability/prometheus");
  await expect(part("Prometheus")).toHaveAttribute("aria-label", /, healthy/, { timeout: 60_000 });
  const rolledOut = (await part("go-demo").getAttribute("aria-label")) ?? "";
  expect(rolledOut).toMatch(/, (healthy|degraded)/);
  kubectl("scale", ...prometheus, "--replicas=0");
  await expect(part("Prometheus")).toHaveAttribute("aria-label", /, unreachable/, { timeout: 90_000 });
  await expect(part("Alertmanager")).toHaveAttribute("aria-label", /, unknown/);
  await expect(part("go-demo")).toHaveAttribute("aria-label", rolledOut);

  await viewer.getByRole("radiogroup", { name: "Overlay" }).getByText("Traffic").click();
  await expect(viewer.locator("main")).toContainText(/Prometheus (could not be reached|did not answer)/, {
    timeout: 60_000,
  });
  await viewer.goto("/metrics");
  await expect(viewer.getByText(/^Prometheus for .* is unreachable since/).first()).toBeVisible({
    timeout: 60_000,
  });
  await viewer.goto("/rollouts");
  await expect(viewer.getByText(/^(Healthy|Degraded)$/).first()).toBeVisible();
});

test("it heals by itself", async () => {
  kubectl("scale", ...prometheus, "--replicas=1");
  await viewer.goto("/architecture/observability/prometheus");
  await expect(part("Prometheus")).toHaveAttribute("aria-label", /, healthy/, { timeout: 180_000 });
  await expect(part("Alertmanager")).toHaveAttribute("aria-label", /, healthy/, { timeout: 90_000 });
});
