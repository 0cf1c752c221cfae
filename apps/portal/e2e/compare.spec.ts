import { expect, type Page, test } from "@playwright/test";
import { kubectl } from "./kubectl.ts";
import { openAs } from "./people.ts";

const stranger = ["deployment/stranger", "--namespace=dev"] as const;

test("a workload that the model does not know is seen, and is gone with it", async ({ browser }) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto("/architecture/compare?mode=cluster");
  await expect(viewer.getByText(/things? (is|are) the same/)).toBeVisible();
  // No pods: the object is enough to be seen.
  kubectl(
    "create",
    "deployment",
    "stranger",
    "--namespace=dev",
    "--image=greenroom.local/none:1.0.0",
    "--replicas=0",
  );
  try {
    await viewer.reload();
    const row = viewer
      .getByRole("table", { name: "Differences" })
      .getByRole("row", { name: /dev\/stranger/ });
    await expect(row).toContainText("only in cluster");
    await expect(row).toContainText("no component is bound to it");
    await viewer.goto("/architecture/deployment");
    // With whatever else the model does not know.
    const seen = viewer.locator('g.node[aria-label*="not modelled"]');
    await expect(seen).toHaveAttribute("aria-label", /seen in (dev|.*dev and .*), not modelled/);
    await expect(seen).toHaveAttribute("data-look", "dotted");
  } finally {
    kubectl("delete", ...stranger);
  }
});

test("environments are told apart by what differs between them", async ({ browser }) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto("/architecture/compare?mode=environments&from=dev&to=prod");
  const differences = viewer.getByRole("table", { name: "Differences" });
  const row = differences.getByRole("row", { name: /Workload of go-demo/ });
  await expect(row).toContainText("1 to 3 pods");
  await expect(row).toContainText("3 to 8 pods");
  await viewer.goto("/architecture/compare?mode=environments&from=nowhere");
  await expect(viewer.getByRole("alert").first()).toContainText("There is no environment nowhere");
});

/** A revision since which something that is drawn has changed. */
async function changedSince(page: Page): Promise<string> {
  const read = async (query: string) => {
    const answer = await page.request.get(`/api/architecture/compare?mode=revision${query}`);
    return answer.ok()
      ? ((await answer.json()) as { revisions: { revision: string }[]; drawing: unknown })
      : null;
  };
  for (const { revision } of (await read(""))?.revisions ?? [])
    if ((await read(`&from=${revision}`))?.drawing) return revision;
  throw new Error("The model's history holds no readable revision that differs from the model.");
}

test("what changed in the model is seen in one layout, each way of looking at it with an address", async ({
  browser,
}) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto(`/architecture/compare?from=${await changedSince(viewer)}`);
  const drawings = viewer.getByRole("region", { name: /: diagram$/ });
  await expect(drawings.locator("g.node").first()).toBeVisible({ timeout: 60_000 });
  const legend = viewer.getByRole("group", { name: "Legend" });
  await expect(legend.getByRole("button", { name: /^(added|removed|changed) / }).first()).toBeVisible();

  const pointOut = viewer.getByRole("table", { name: "Differences" }).getByRole("button").first();
  await pointOut.click();
  await expect(pointOut).toHaveAttribute("aria-pressed", "true");
  await expect(viewer).toHaveURL(/at=/);
  const changes = viewer.getByRole("complementary", { name: /: changes$/ });
  await expect(changes).toContainText(/added|removed|changed/);
  await expect(drawings.locator('g.node[data-selected="true"]')).toHaveCount(1);

  const ways = viewer.getByRole("radiogroup", { name: "Shown as" });
  await ways.getByText("Side by side").click();
  await expect(viewer).toHaveURL(/view=side-by-side/);
  await expect(drawings).toHaveCount(2);
  await ways.getByText("Only changes").click();
  await expect(drawings).toHaveCount(1);
  await viewer.reload();
  await expect(changes).toBeVisible({ timeout: 60_000 });
  await changes.getByRole("button", { name: "Close changes" }).click();
  await expect(changes).toBeHidden();
});

test("what the model says is made and no state has is nothing applied, not the same", async ({ browser }) => {
  const viewer = await openAs(browser, "viewer");
  await viewer.goto("/architecture/compare?mode=terraform");
  const row = viewer
    .getByRole("table", { name: "Differences" })
    .getByRole("row")
    .filter({ hasText: "module.namespace" })
    .filter({ hasText: "prod/platform" });
  await expect(row).toContainText("only in model");
  await expect(row).toContainText("nothing applied");
});
