import { expect, type Page, test } from "@playwright/test";
import { inviteAndSignIn, signInWithLink, variable } from "../people.ts";

/** The platform of packages/sandbox/test-platform: whatever of it is not shown was taken for granted. */
test.describe.configure({ mode: "serial" });

const environments = ["Test", "Live"] as const;
let admin: Page;
let approver: Page;

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage();
  await signInWithLink(admin, variable("GREENROOM_SIGN_IN_LINK"));
  approver = await inviteAndSignIn(admin, browser, "Ada", "approver");
});

test("the overview tells what runs in each environment", async () => {
  await admin.goto("/");
  for (const name of environments) await expect(admin.getByText(name, { exact: true }).first()).toBeVisible();
  for (const version of ["2.1.0", "2.0.0"])
    await expect(admin.getByText(version).first()).toBeVisible({ timeout: 30_000 });
});

for (const [service, workload, pods] of [
  ["storefront", "Deployment storefront", 2],
  ["catalogue", "StatefulSet catalogue", 2],
  ["edge-cache", "DaemonSet edge-cache", 1],
] as const)
  test(`the rollout of ${workload} is shown in each environment, whether a program signs in or a service account`, async () => {
    await admin.goto(`/rollouts?service=${service}`);
    await expect(admin.getByText("Healthy", { exact: true })).toHaveCount(2, { timeout: 30_000 });
    await expect(admin.getByText(new RegExp(`^${workload} in namespace books-`))).toHaveCount(2);
    for (const name of environments) {
      const rollout = admin.getByRole("group", { name: `Rollout in ${name}` });
      await expect(rollout.getByRole("list", { name: "Pods" }).getByRole("listitem")).toHaveCount(pods);
    }
  });

test("what runs and no service names is listed, with the lines to add", async () => {
  const seen = admin.getByRole("list", { name: "Seen, not configured" });
  await expect(seen.getByRole("listitem")).toHaveText(["Deployment newsletter in Test, Live"]);
  await expect(admin.getByRole("region", { name: "Lines to add to greenroom.yaml" })).toContainText(
    "- id: newsletter # seen in Test, Live\n    workload: { name: newsletter }",
  );
});

test("what its Prometheus measures is drawn, of both environments", async () => {
  await admin.goto("/metrics");
  const line = admin.getByRole("img", { name: /over time$/ }).locator("path");
  await expect(line.first()).toBeVisible({ timeout: 60_000 });
  await expect(admin.locator("main")).not.toContainText(/unreachable/);
});

test("the map is its own, with the state of what runs", async () => {
  await admin.goto("/architecture/public");
  const part = (name: string) => admin.locator(`g.node[aria-label^="${name}, "]`);
  await expect(part("Storefront")).toHaveAttribute("aria-label", /healthy/, { timeout: 60_000 });
  await admin.goto("/architecture/inner");
  await expect(part("Catalogue")).toBeVisible({ timeout: 60_000 });
});

test("a layer of its own is planned, approved by somebody else, and applied", async () => {
  await admin.goto("/runs");
  await admin.getByRole("button", { name: "New plan" }).first().click();
  const form = admin.getByRole("dialog", { name: "New plan" });
  await form.getByLabel("Message").fill("The shop's network");
  await form.getByRole("button", { name: "Start plan" }).click();
  await admin.waitForURL(/\/runs\/run-/);
  await expect(admin.getByText("This plan waits for approval")).toBeVisible({ timeout: 60_000 });
  await approver.goto(new URL(admin.url()).pathname);
  await approver.getByRole("button", { name: "Approve and apply" }).click();
  const question = approver.getByRole("dialog", { name: "Approve and apply this plan?" });
  await question.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(approver.getByText("Applied", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
});

for (const [service, version] of [
  ["storefront", "2.1.0"],
  ["catalogue", "7.4.0"],
] as const)
  test(`the release of ${service} in test is promoted to live, judged by its own metric`, async () => {
    await admin.goto(`/promotions?service=${service}`);
    const promote = admin.getByRole("button", { name: "Promote to Live", exact: true });
    await expect(promote).toBeVisible({ timeout: 60_000 });
    await promote.click();
    const confirmation = admin.getByRole("dialog");
    await expect(confirmation.getByRole("list", { name: "Gates" })).toBeVisible();
    await confirmation.getByLabel("Type Live to go on").fill("Live");
    await confirmation.getByRole("button", { name: "Promote to Live" }).click();
    await admin.waitForURL(/\/promotions\/[0-9a-f-]{36}/);
    const steps = admin.getByRole("list", { name: "Steps" }).getByRole("listitem");
    for (const index of [0, 1, 2, 3])
      await expect(steps.nth(index)).toContainText(/succeeded/i, { timeout: 90_000 });
    await admin.goto(`/rollouts?service=${service}`);
    await expect(admin.getByRole("group", { name: "Rollout in Live" })).toContainText(version);
  });

test("no page speaks of the platform that Greenroom brings along", async () => {
  for (const path of ["/", "/rollouts", "/metrics", "/promotions", "/runs", "/environments", "/risks"]) {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(admin.locator("body")).not.toContainText(
      /go-demo|http_server_resp_time|Development|Staging/,
    );
  }
});
