import { readFileSync } from "node:fs";
import { type Download, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { openAs } from "./people.ts";

let viewer: Page;
/** What the browser says of a drawing that it cannot read: it shows the rest, and nobody would notice. */
const drawingFaults: string[] = [];

test.beforeAll(async ({ browser }) => {
  viewer = await openAs(browser, "viewer");
  viewer.on("console", (message) => {
    if (message.text().startsWith("Error: <")) drawingFaults.push(message.text());
  });
});

test.afterEach(() => expect(drawingFaults.splice(0)).toEqual([]));

/** A part of the map, by the beginning of its name. */
const part = (name: string) => viewer.locator(`g.node[aria-label^="${name}, "]`);
const map = () => viewer.getByRole("region", { name: /: diagram$/ });
const legend = () => viewer.getByRole("group", { name: "Legend" });
const panel = (name: string) => viewer.getByRole("complementary", { name: `${name}: details` });

async function open(path: string): Promise<void> {
  await viewer.goto(path);
  await expect(map().locator('[data-placed="true"]')).toBeVisible({ timeout: 60_000 });
}

test("the map drills down from the landscape to a component, and the breadcrumb goes up", async () => {
  await open("/architecture");
  await part("Identity").dblclick();
  await expect(viewer).toHaveURL(/\/architecture\/identity$/);
  await part("Authentication service (OIDC)").dblclick();
  await expect(viewer).toHaveURL(/\/architecture\/identity\/auth-svc/);
  await expect(panel("Authentication service (OIDC)")).toContainText("Depends on");
  await viewer.getByRole("link", { name: "Landscape" }).last().click();
  await expect(viewer).toHaveURL(/\/architecture$/);
});

test("one overlay at a time, kept in the address, with a legend of what is on the screen", async () => {
  await open("/architecture/identity");
  await viewer.getByRole("radiogroup", { name: "Overlay" }).getByText("Ownership").click();
  await expect(viewer).toHaveURL(/overlay=ownership/);
  await expect(part("Credential store")).toHaveAttribute("aria-label", /owned by Identity and Access/);
  await viewer.reload();
  await expect(part("Credential store")).toHaveAttribute("aria-label", /owned by Identity and Access/);
  await expect(legend().getByRole("button", { name: /^Finance Systems/ })).toHaveCount(0);
  const security = legend().getByRole("button", { name: /^Security and Privacy/ });
  await security.click();
  await expect(security).toHaveAttribute("aria-pressed", "true");
  await expect(part("Credential store")).toHaveAttribute("data-emphasis", "faint");
  await expect(part("Sign-in risk scoring")).toHaveAttribute("data-emphasis", "full");
  await map().press("l");
  await expect(part("Credential store")).toHaveAttribute("data-emphasis", "full");
});

test("what is deployed shows its version in every environment, and designed stays grey", async () => {
  await open("/architecture/platform?overlay=version");
  await expect(part("go-demo")).toHaveAttribute("aria-label", /dev/, { timeout: 60_000 });
  await expect(part("Key management")).toHaveAttribute("data-look", "grey");
});

test("traffic shows what is measured on parts and lines, and the table says the same", async () => {
  await open("/architecture/observability/prometheus?overlay=traffic");
  await expect(map().locator('[data-edge] [data-sign="badge"]').first()).toContainText("req/s", {
    timeout: 60_000,
  });
  await expect(part("Kubernetes cluster")).toHaveAttribute("aria-label", /req\/s/);
  await expect(part("Long-term metrics")).toHaveAttribute("data-look", "grey");
  await viewer.getByRole("radiogroup", { name: "Shown as" }).getByText("Table").click();
  await expect(
    viewer.getByRole("table", { name: "Prometheus as a table" }).getByRole("row", { name: /^Prometheus / }),
  ).toContainText(/go-demo \(HTTP scrape of \/metrics, sync, [\d.]+ req\/s/);
});

test("the risk overlay brings a heat map: a cell points its nodes out, and a node its cells", async () => {
  await open("/architecture/identity?overlay=risk");
  const card = viewer.getByRole("region", { name: "Heat map of this view" });
  const cell = card.getByRole("button", { name: "Likelihood 2, impact 4," });
  await cell.focus();
  await expect(part("Account store")).toHaveAttribute("data-emphasis", "full");
  await expect(part("Credential store")).toHaveAttribute("data-emphasis", "faint");
  await part("Account store").press("Space");
  await expect(cell).toHaveAttribute("data-outlined", "true");
  await expect(part("Credential store")).toHaveAttribute("data-emphasis", "full");
  await card.getByRole("button", { name: "Heat map" }).click();
  await expect(cell).toHaveCount(0);
});

test("a component's history tells what happened to it, and leads there", async () => {
  await open("/architecture/platform?select=go-demo&tab=history");
  const history = panel("go-demo").getByRole("list", { name: "History" });
  const fired = history.getByRole("listitem").filter({ hasText: "Pods run on more than one node" });
  await expect(fired.first()).toContainText("Risk fires", { timeout: 60_000 });
  await fired.first().getByRole("link").click();
  await expect(viewer).toHaveURL(/\/risks\/fake-high-availability/);
  const unknown = await viewer.request.get("/api/architecture/history?component=nothing-like-it");
  expect(unknown.status()).toBe(404);
  expect((await unknown.json()) as object).toHaveProperty("remedy");
});

test("of what no plan was ever made, drift is not known", async () => {
  await open("/architecture/observability?overlay=drift&select=prometheus&tab=infra");
  await expect(part("Prometheus")).toHaveAttribute("aria-label", /not known: dev, stage, prod never planned/);
  await expect(part("Alertmanager")).toHaveAttribute("aria-label", /not made by Terraform/);
  await expect(
    panel("Prometheus").getByRole("region", { name: "Module objective of the layer observability" }),
  ).toContainText("Not known, never planned");
});

test("focus mode shows what is near, in the direction and depth that are asked for", async () => {
  await open("/architecture/identity");
  await part("Account and profile service").focus();
  await viewer.keyboard.press("Space");
  await expect(panel("Account and profile service")).toBeVisible();
  await viewer.keyboard.press("f");
  const bar = viewer.getByRole("group", { name: "Focus mode" });
  await expect(bar).toContainText("Focus: Account and profile service");
  await bar.getByText("Downstream").click();
  await expect(part("Account store")).toHaveAttribute("data-emphasis", "full");
  await expect(part("Authentication service (OIDC)")).toHaveAttribute("data-emphasis", "faint");
  await expect(viewer).toHaveURL(/focus=account-svc/);
  await expect(viewer).toHaveURL(/direction=downstream/);
  await bar.getByText("Upstream").click();
  await expect(part("Authentication service (OIDC)")).toHaveAttribute("data-emphasis", "full");
  await part("Account and profile service").press("Escape");
  await expect(bar).toBeHidden();
  await expect(panel("Account and profile service")).toBeVisible();
});

test("the keyboard walks along edges, opens, explains itself, and zooms only on the map", async () => {
  await open("/architecture/identity");
  await part("Account and profile service").focus();
  await viewer.keyboard.press("ArrowRight");
  await expect(part("Account store")).toBeFocused();
  await viewer.keyboard.press("ArrowLeft");
  await expect(part("Account and profile service")).toBeFocused();
  await viewer.keyboard.press("?");
  await expect(viewer.getByRole("dialog", { name: "Keys on the map" })).toBeVisible();
  await expectAccessible(viewer);
  await viewer.keyboard.press("Escape");
  const zoom = () => map().locator(".react-transform-component").getAttribute("style");
  const before = await zoom();
  await viewer.getByRole("button", { name: "Filter" }).focus();
  await viewer.keyboard.press("+");
  expect(await zoom()).toBe(before);
  await part("Account and profile service").focus();
  await viewer.keyboard.press("+");
  await expect.poll(zoom).not.toBe(before);
  await viewer.keyboard.press("Enter");
  await expect(viewer).toHaveURL(/\/architecture\/identity\/account-svc/);
});

test("a filter dims or hides, says how much, and the table follows it", async () => {
  await open("/architecture/identity");
  await map().press("/");
  const filter = viewer.getByRole("search", { name: "Filter" });
  await expect(filter.getByRole("combobox", { name: "Team" })).toBeFocused();
  await filter.getByRole("combobox", { name: "Kind" }).click();
  await viewer.getByRole("option", { name: "datastore" }).click();
  await expect(part("Authentication service (OIDC)")).toHaveAttribute("data-emphasis", "faint");
  await filter.getByText("Hide").click();
  await expect(part("Authentication service (OIDC)")).toBeHidden();
  await expect(filter.getByRole("status")).toHaveText(/^\d+ hidden$/);
  await viewer.getByRole("radiogroup", { name: "Shown as" }).getByText("Table").click();
  const table = viewer.getByRole("table", { name: "Identity as a table" });
  await expect(table.getByRole("row", { name: /^Credential store/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /^Authentication service/ })).toHaveCount(0);
  await filter.getByRole("button", { name: "Clear" }).click();
  await expect(table.getByRole("row", { name: /^Authentication service/ })).toBeVisible();
});

test("what if: a part fails, and the page says what is lost, where flows break and who is called", async () => {
  await open("/architecture/identity?select=session-store");
  await panel("Session and revocation store").getByRole("link", { name: "Fail this" }).click();
  await expect(viewer).toHaveURL(/what-if\?fail=component:session-store&zone=identity/);
  await expect(viewer.getByRole("note", { name: "Simulation" })).toContainText(
    "Session and revocation store",
  );
  await expect(part("Session and revocation store")).toHaveAttribute("aria-label", /failed/);
  await expect(part("Edge authentication")).toHaveAttribute("aria-label", /degraded: accept unexpired/);
  const consequences = viewer.getByRole("complementary", { name: "Consequences" });
  await expect(consequences).toContainText("Identity and Access");
  await expect(consequences.getByRole("link", { name: "Accounts" })).toBeVisible();
  await viewer.getByRole("button", { name: "Bring back Session and revocation store" }).click();
  await expect(consequences).toContainText("Nothing fails yet");
  await viewer.goBack();
  await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a flow is told step by step, on the map and in the sequence", async () => {
  await open("/architecture/flows/sign-in");
  const player = viewer.getByRole("group", { name: "Step player" });
  for (const _ of [1, 2, 3, 4]) await player.getByRole("button", { name: "Next step" }).click();
  await expect(player.getByRole("status")).toContainText("Step 4 of");
  await expect(viewer).toHaveURL(/step=4/);
  await expect(part("Sign-in risk scoring")).toHaveAttribute("data-current", "true");
  const message = viewer
    .getByRole("region", { name: "Sign in: sequence diagram" })
    .locator('line[data-et="message"][data-current="true"]');
  await expect(message).toHaveAttribute("data-step", "4");
  await expect(viewer.locator('li[aria-current="step"]')).toContainText("If it fails");
  await player.getByRole("button", { name: "Play" }).click();
  await expect(player.getByRole("status")).toContainText("Step 6 of", { timeout: 10_000 });
  await player.getByRole("button", { name: "Pause" }).click();
});

test("the map is taken away as SVG without HTML, as PNG, as text and as data", async () => {
  await open("/architecture/identity?overlay=risk");
  const take = async (name: string): Promise<Download> => {
    await viewer.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      viewer.waitForEvent("download"),
      viewer.getByRole("menuitem", { name, exact: true }).click(),
    ]);
    return download;
  };
  const svg = readFileSync(await (await take("SVG")).path(), "utf8");
  expect(svg.includes("foreignObject")).toBe(false);
  expect(svg.includes(">Credential store<")).toBe(true);
  expect(/Risk, risk register as of \d{4}-/.test(svg)).toBe(true);
  const png = readFileSync(await (await take("PNG")).path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(20_000);
  expect(readFileSync(await (await take("Mermaid text")).path(), "utf8")).toContain("flowchart LR");
  const data = JSON.parse(readFileSync(await (await take("JSON of this view")).path(), "utf8")) as {
    nodes: unknown[];
  };
  expect(data.nodes.length).toBeGreaterThan(5);
});

test("the palette finds parts of the model", async () => {
  await viewer.goto("/");
  await expect(viewer.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await viewer.keyboard.press("ControlOrMeta+k");
  // The button that opens it bears the same name, and is there before it.
  await viewer.locator('input[aria-label="Search"]').fill("edge gateway");
  await viewer
    .getByRole("button", { name: /Edge gateway/ })
    .first()
    .click();
  await expect(viewer).toHaveURL(/\/architecture\/edge\/edge-gateway/);
});

test("findings name their rule, and lead to the component", async () => {
  await viewer.goto("/architecture/findings");
  const finding = viewer.getByRole("list", { name: "An objective promises more than its chain can keep" });
  await finding.getByRole("link", { name: "Edge gateway" }).first().click();
  await expect(viewer).toHaveURL(/\/architecture\/edge\/edge-gateway/);
});

test("topics are found by what they carry, tell who acts on them, and lead to their publisher", async () => {
  await viewer.goto("/architecture/topics");
  const table = viewer.getByRole("table", { name: "Topics" });
  await expect(table.getByRole("button", { name: "play.event.v1" })).toBeVisible();
  await viewer.getByRole("textbox", { name: "Filter topics" }).fill("ledger");
  await expect(table.getByRole("button", { name: "play.event.v1" })).toHaveCount(0);
  await table.getByRole("button", { name: "billing.charge.v1" }).click();
  await expect(viewer).toHaveURL(/topic=billing-charge/);
  const details = viewer.getByRole("region", { name: "billing.charge.v1: details" });
  await expect(details).toContainText("money is never skipped");
  await table
    .getByRole("row", { name: /^billing\.charge\.v1/ })
    .getByRole("link", { name: "Outbox and change relay" })
    .click();
  await expect(viewer).toHaveURL(/\/architecture\/data\/cdc-relay/);
  await panel("Outbox and change relay").getByRole("link", { name: "ledger.journal.v1" }).click();
  await expect(viewer.getByRole("region", { name: "ledger.journal.v1: details" })).toBeVisible();
});

test("a component's documents are read beside it, each with an address, and no other file is", async () => {
  await open("/architecture/platform/go-demo");
  const details = panel("go-demo");
  await details.getByRole("tab", { name: /^Docs/ }).click();
  await details
    .getByRole("list", { name: "Documents" })
    .getByRole("listitem")
    .filter({ hasText: "docs/runbooks/service-absent.md" })
    .getByRole("button")
    .click();
  await expect(viewer).toHaveURL(/doc=docs(%2F|\/)runbooks(%2F|\/)service-absent\.md/);
  const document = details.getByRole("article", { name: "docs/runbooks/service-absent.md" });
  await expect(document.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await viewer.reload();
  await expect(document.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await document.getByRole("button", { name: "All documents" }).click();
  await expect(details.getByRole("list", { name: "Documents" })).toBeVisible();

  const read = (path: string) =>
    viewer.request.get(
      `/api/architecture/documents/text?${new URLSearchParams({ component: "go-demo", path })}`,
    );
  expect((await read("go-demo/README.md")).status()).toBe(200);
  expect((await read("docs/glossary.md")).status()).toBe(404);
  expect((await read("../greenroom.yaml")).status()).toBe(400);
});

for (const path of [
  "/architecture",
  "/architecture/platform?overlay=risk&select=go-demo&tab=risks",
  "/architecture/identity?overlay=ownership",
  "/architecture/identity?overlay=data&team=identity&others=hide",
  "/architecture/identity?overlay=tier&focus=auth-svc",
  "/architecture/platform?view=table&overlay=version",
  "/architecture/platform?overlay=traffic",
  "/architecture/platform?overlay=drift&select=kubernetes&tab=infra",
  "/architecture/deployment",
  "/architecture/requirements",
  "/architecture/requirements/play",
  "/architecture/flows",
  "/architecture/flows/sign-in?step=4",
  "/architecture/topics?topic=billing-charge",
  "/architecture/platform/go-demo?tab=docs&doc=docs/runbooks/service-absent.md",
  "/architecture/what-if?fail=component:session-store",
  "/architecture/findings",
]) {
  test(`${path} has no accessibility violation`, async () => {
    await viewer.goto(path);
    await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(viewer.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
    await expectAccessible(viewer);
  });
}

test("nothing scrolls sideways on a phone", async () => {
  await viewer.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    "/architecture",
    "/architecture/identity?select=auth-svc",
    "/architecture/flows/sign-in?step=2",
    "/architecture/topics?topic=billing-charge",
    "/architecture/platform/go-demo?tab=docs&doc=docs/runbooks/service-absent.md",
    "/architecture/what-if?fail=component:session-store",
    "/architecture/findings",
  ]) {
    await viewer.goto(path);
    await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(viewer.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
    const overflow = await viewer.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
