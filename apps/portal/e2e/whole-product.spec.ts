import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFocusKept } from "./accessible.ts";
import { askPalette, tabTo } from "./keyboard.ts";
import { kubectl } from "./kubectl.ts";
import { openAs, variable } from "./people.ts";

/** The image that the cluster itself says an environment runs. */
const imageIn = (namespace: string): string =>
  kubectl(
    "-n",
    namespace,
    "get",
    "deployment",
    "go-demo",
    "-o",
    "jsonpath={.spec.template.spec.containers[0].image}",
  );

test.describe.configure({ mode: "serial" });

let operator: Page;
let approver: Page;
let viewer: Page;

test.beforeAll(async ({ browser }) => {
  operator = await openAs(browser, "operator");
  approver = await openAs(browser, "approver");
  viewer = await openAs(browser, "viewer");
});

test("nobody reads anything without signing in, and a link works once", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const response = await page.goto("/runs?env=dev");
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  expect(response?.ok()).toBe(true);
  expect((await page.request.get("/api/environments")).status()).toBe(401);
  await page.goto(variable("GREENROOM_SIGN_IN_LINK"));
  await expect(page.getByRole("alert").first()).toContainText("used or has expired");
});

test("a viewer sees everything and changes nothing", async () => {
  const response = await viewer.goto("/people");
  expect(response?.status()).toBe(403);
  const refused = await viewer.request.post("/api/runs", {
    data: { environment: "dev", layer: "platform", message: "" },
    headers: { origin: new URL(viewer.url()).origin },
  });
  expect(refused.status()).toBe(403);
});

test("the architecture is drawn, drills down into a zone, and what is only designed is never healthy", async () => {
  await viewer.goto("/architecture");
  const diagram = viewer.locator("svg[id] g.node");
  await expect(diagram.first()).toBeVisible({ timeout: 60_000 });
  await viewer.goto("/architecture/platform");
  await expect(diagram.first()).toBeVisible({ timeout: 60_000 });
  await expect(viewer.locator('g.node[aria-label*="healthy" i]').first()).toBeVisible();
  const worker = viewer.locator('g.node[aria-label^="Greenroom worker"]');
  await expect(worker).toHaveAttribute("aria-label", /healthy/i);
  await viewer.goto("/architecture/observability");
  const alertmanager = viewer.locator('g.node[aria-label^="Alertmanager"]');
  await expect(alertmanager).toHaveAttribute("aria-label", /healthy/i, { timeout: 60_000 });
  await viewer.goto("/architecture/billing");
  await expect(diagram.first()).toBeVisible({ timeout: 60_000 });
  await expect(viewer.locator('g.node[aria-label*="healthy" i]')).toHaveCount(0);
});

test("without a mouse a plan is made, approved by another person and applied; the cluster agrees", async () => {
  await operator.goto("/environments");
  await expect(operator.getByText("connected").first()).toBeVisible();
  await askPalette(operator, "plan dev platform", "Plan Development / platform");
  const form = operator.getByRole("dialog", { name: "New plan" });
  await expectAccessible(operator);
  await expect(form.getByRole("combobox", { name: "Layer" })).toHaveValue("platform");
  await tabTo(operator, form.getByLabel("Message"));
  await operator.keyboard.type("First apply of dev");
  await tabTo(operator, form.getByRole("button", { name: "Start plan" }));
  await operator.keyboard.press("Enter");
  await operator.waitForURL(/\/runs\/run-/);
  await expect(operator.getByText("This plan waits for approval")).toBeVisible({ timeout: 90_000 });
  await expect(operator.getByText("Planned changes")).toBeVisible();
  await expect(operator.getByRole("button", { name: "Approve and apply" })).toBeDisabled();
  await approver.goto("/");
  const waiting = approver.getByRole("list", { name: "Waiting for somebody" });
  await expect(waiting.getByText("you may approve it")).toBeVisible();
  await expect(
    waiting.getByRole("link", { name: "Plan for dev/platform: First apply of dev" }),
  ).toBeVisible();
  await askPalette(approver, "approve first apply", "Approve the plan for dev/platform: First apply of dev");
  await tabTo(approver, approver.getByRole("button", { name: "Approve and apply" }));
  await approver.keyboard.press("Enter");
  const question = approver.getByRole("dialog", { name: "Approve and apply this plan?" });
  await expect(question).toContainText("Development");
  await expect(question).toContainText("to create");
  // The choice that changes nothing has the focus, and Escape takes it.
  await expect(question.getByRole("button", { name: "Not now" })).toBeFocused();
  await expectAccessible(approver);
  await approver.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(approver.getByRole("button", { name: "Approve and apply" })).toBeFocused();
  await approver.keyboard.press("Enter");
  await tabTo(approver, question.getByLabel("Comment"));
  await approver.keyboard.type("Read it line by line");
  await tabTo(approver, question.getByRole("button", { name: "Approve" }));
  await approver.keyboard.press("Enter");
  await expect(approver.getByText("(“Read it line by line”)")).toBeVisible();
  await expectFocusKept(approver);
  await expect(approver.getByText("Applied", { exact: true }).first()).toBeVisible({ timeout: 90_000 });
  expect(kubectl("-n", "dev", "get", "resourcequota", "-o", "name")).toMatch(/resourcequota\//);
  const label = kubectl(
    "get",
    "namespace",
    "dev",
    "-o",
    "jsonpath={.metadata.labels.pod-security\\.kubernetes\\.io/enforce}",
  );
  expect(label).toBe("restricted");
});

test("dev's release is promoted to stage by its digest, live", async () => {
  expect(imageIn("stage")).not.toBe(imageIn("dev"));
  await operator.goto("/promotions");
  await expect(operator.getByRole("button", { name: "Promote to Staging", exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await askPalette(operator, "promote stage", "to Staging");
  const confirmation = operator.getByRole("dialog", { name: /^Promote .* to Staging$/ });
  await expect(confirmation.getByRole("list", { name: "Gates" })).toBeVisible();
  await expectAccessible(operator);
  await tabTo(operator, confirmation.getByRole("button", { name: "Promote to Staging" }));
  await operator.keyboard.press("Enter");
  await operator.waitForURL(/\/promotions\/[0-9a-f-]{36}/);
  await expect(operator.getByText("succeeded").first()).toBeVisible({ timeout: 30_000 });
  const steps = operator.getByRole("list", { name: "Steps" }).getByRole("listitem");
  for (const index of [0, 1, 2, 3])
    await expect(steps.nth(index)).toContainText("Succeeded", { timeout: 150_000 });
  expect(imageIn("stage")).toBe(imageIn("dev"));
});

test("the rollouts and the error ratio of what runs are shown", async () => {
  await viewer.goto("/rollouts");
  for (const name of ["Development", "Staging", "Production"]) {
    const rollout = viewer.getByRole("group", { name: `Rollout in ${name}` });
    await expect(rollout).toBeVisible();
    await expect(rollout.getByRole("list", { name: "Pods" }).first()).toBeVisible();
  }
  await viewer.goto("/metrics");
  await expect(
    viewer
      .getByRole("img", { name: / over time$/ })
      .locator("path")
      .first(),
  ).toBeVisible({ timeout: 60_000 });
});

test("what watches the platform is observed where it is, and is not looked for elsewhere", async () => {
  await viewer.goto("/rollouts?service=node-exporter");
  const rollout = viewer.getByRole("group", { name: "Rollout in Production" });
  await expect(rollout).toContainText("1 of 1 pods available");
  await expect(viewer.getByText("node-exporter is not here.")).toHaveCount(2);
  await viewer.goto("/metrics?service=prometheus");
  await expect(
    viewer
      .getByRole("img", { name: / over time$/ })
      .locator("path")
      .first(),
  ).toBeVisible({ timeout: 60_000 });
  await expect(viewer.getByText("Not here")).toHaveCount(0);
  await viewer.goto("/");
  const overview = viewer.getByRole("table", { name: "Overview" });
  await expect(
    overview.getByRole("cell", {
      name: /^Not here: prometheus, alertmanager, node-exporter, metrics-server/,
    }),
  ).toHaveCount(2);
});

test("the environment at the top is the one that is shown, and what has its own keeps it", async () => {
  const header = viewer.getByRole("banner");
  const choice = header.getByRole("button", { name: /^Environment:/ });
  const isMarkedAsProduction = header.locator("[data-production]");
  await viewer.goto("/rollouts?env=prod");
  await expect(choice).toHaveAccessibleName("Environment: Production");
  await expect(viewer.getByRole("group", { name: "Rollout in Production" })).toBeVisible();
  await expect(viewer.getByRole("group", { name: /^Rollout in/ })).toHaveCount(1);
  await choice.click();
  await viewer.getByRole("menuitem", { name: "Staging" }).click();
  await expect(viewer.getByRole("group", { name: "Rollout in Staging" })).toBeVisible();
  await expect(viewer.getByRole("group", { name: /^Rollout in/ })).toHaveCount(1);
  await expect(isMarkedAsProduction).toHaveCount(0);

  const runs = (await (await viewer.request.get("/api/runs?environment=dev")).json()) as { id: string }[];
  await viewer.goto(`/runs/${runs[0]?.id}?env=prod`);
  await expect(header.getByText("Development")).toBeVisible();
  await expect(choice).toHaveCount(0);
  await expect(isMarkedAsProduction).toHaveCount(0);
  await viewer.goto("/rollouts/prod");
  await expect(viewer).toHaveURL(/\/rollouts\/prod\/go-demo$/);
  await expect(header.getByText("Production")).toBeVisible();
  await expect(isMarkedAsProduction).toHaveCount(1);

  await viewer.goto("/promotions?env=prod");
  await expect(viewer.getByRole("heading", { name: "Promotions", level: 1 })).toBeVisible();
  await expect(choice).toHaveCount(0);
  await expect(isMarkedAsProduction).toHaveCount(0);
  // What was chosen is chosen again where it means something.
  await viewer.getByRole("link", { name: "Metrics" }).click();
  await expect(choice).toHaveAccessibleName("Environment: Production");
  await expect(viewer.getByText("What Prometheus measured of go-demo in Production")).toBeVisible();
});

test("the title of a page names what it is about", async () => {
  const [run] = (await (await viewer.request.get("/api/runs?environment=dev")).json()) as { id: string }[];
  for (const [path, title] of [
    [`/runs/${run?.id}`, "First apply of dev · dev/platform · Greenroom"],
    ["/rollouts/prod/go-demo", "go-demo in Production · Greenroom"],
    ["/promotions", "Promotions · Greenroom"],
    ["/architecture/platform", "Cloud platform · Architecture · Greenroom"],
  ] as const) {
    await viewer.goto(path);
    await expect(viewer).toHaveTitle(title);
  }
  // It stayed on the promotion.
  await operator.reload();
  await expect(operator).toHaveTitle("Promote go-demo 1.1.0 to Staging · Greenroom");
});

test("an image that does not exist ends as failed, with the pod's reason", async () => {
  test.setTimeout(400_000);
  await operator.goto("/promotions");
  await operator.getByRole("button", { name: "Register release" }).first().click();
  const form = operator.getByRole("form", { name: "Register a release" });
  await form.getByLabel("Version").fill("9.9.9");
  await form.getByLabel("Digest").fill(`sha256:${"0".repeat(64)}`);
  await form.getByRole("button", { name: "Register release" }).click();
  await operator.getByRole("button", { name: /: 9\.9\.9$/ }).click();
  await operator
    .getByRole("dialog")
    .getByRole("button", { name: /^Promote to/ })
    .click();
  await operator.waitForURL(/\/promotions\/[0-9a-f-]{36}/);
  await expect(operator.getByText("Failed", { exact: true }).first()).toBeVisible({ timeout: 300_000 });
  await expect(operator.getByText(/ImagePull|ErrImage/).first()).toBeVisible();
});

test("its page offers the way back, and no longer once that was gone", async () => {
  const failed = operator.url();
  const offer = operator.getByRole("button", { name: /^Roll back to/ });
  await offer.click();
  const confirmation = operator.getByRole("dialog");
  await expect(confirmation.getByRole("list", { name: "Gates" })).toContainText("Ran well here before");
  await confirmation.getByLabel("Reason").fill("the image does not exist");
  await confirmation.getByRole("button", { name: "Roll back" }).click();
  await operator.waitForURL((url) => /\/promotions\/[0-9a-f-]{36}$/.test(url.href) && url.href !== failed);
  await expect(operator.getByText("Succeeded", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  const steps = operator.getByRole("list", { name: "Steps" }).getByRole("listitem");
  await expect(steps.nth(3)).toContainText("Succeeded", { timeout: 150_000 });
  await operator.goto(failed);
  await expect(
    operator.getByText(/^No rollback from here: .* was applied to Development after this/),
  ).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test("a rollback to what never ran there is refused, and the way out is named", async () => {
  const pipeline = (await (await operator.request.get("/api/promotions")).json()) as {
    releases: { release: { id: string; version: string } }[];
  };
  const registered = pipeline.releases.find(({ release }) => release.version === "9.9.9");
  const refused = await operator.request.post("/api/promotions", {
    data: {
      kind: "rollback",
      target: "prod",
      releaseId: registered?.release.id,
      reason: "to skip the gates",
    },
    headers: { origin: new URL(operator.url()).origin },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toMatch(/9\.9\.9 never ran in Production.*request it as a promotion/);
});

for (const path of ["/", "/runs", "/promotions", "/rollouts", "/metrics", "/environments", "/risks"])
  test(`${path} has no accessibility violation, and what the portal can no longer hear of is grey`, async () => {
    await viewer.goto(path);
    await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(viewer);
    await viewer.context().setOffline(true);
    await expect(viewer.getByText("What is shown is as of")).toBeVisible();
    const tones = await viewer
      .locator("[data-old] [data-tone]")
      .evaluateAll((shown) => [
        ...new Set(shown.map((each) => getComputedStyle(each).getPropertyValue("--tone"))),
      ]);
    // Of what has a tone at all.
    expect(tones.filter(Boolean).length).toBeLessThanOrEqual(1);
    await viewer.context().setOffline(false);
    await expect(viewer.getByText("What is shown is as of")).toHaveCount(0);
  });

test("nothing on any page reaches beyond a phone's screen, whatever it is called", async () => {
  const admin = await openAs(viewer.context().browser() as Browser, "admin");
  await admin.setViewportSize({ width: 390, height: 844 });
  const long = "Wait".repeat(100);
  const asked = await admin.request.post("/api/runs", {
    data: { environment: "stage", layer: "observability", message: long },
    headers: { origin: new URL(variable("GREENROOM_URL")).origin },
  });
  const { id: run } = (await asked.json()) as { id: string };
  const pipeline = (await (await admin.request.get("/api/promotions")).json()) as {
    history: { id: string }[];
  };
  const wide: string[] = [];
  for (const path of [
    "/",
    "/environments",
    "/runs",
    `/runs/${run}`,
    "/promotions",
    ...pipeline.history.slice(0, 2).map(({ id }) => `/promotions/${id}`),
    "/rollouts",
    "/rollouts/dev/go-demo",
    "/metrics",
    "/risks",
    "/risks/fake-high-availability",
    "/people",
    "/account",
    "/api-reference",
    "/no-such-page",
  ]) {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(admin.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    const width = await admin.evaluate(() => document.scrollingElement?.scrollWidth);
    if (width !== 390) wide.push(`${path}: ${width}`);
  }
  expect(wide).toEqual([]);
  // Whatever it has come to by now.
  for (const [end, data] of [
    ["cancel", { comment: "It was only long." }],
    ["discard", { reason: "It was only long." }],
  ] as const)
    await admin.request.post(`/api/runs/${run}/${end}`, {
      data,
      headers: { origin: new URL(variable("GREENROOM_URL")).origin },
    });
  await admin.context().close();
});
