import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { kubectl, kubectlWithInput } from "./kubectl.ts";
import { openAs } from "./people.ts";

test.describe.configure({ mode: "serial" });

const risk = "/risks/fake-high-availability";
const budget = ["poddisruptionbudget/go-demo", "--namespace=prod"] as const;
let viewer: Page;
let operator: Page;
let approver: Page;
let removed = "";

test.beforeAll(async ({ browser }) => {
  viewer = await openAs(browser, "viewer");
  operator = await openAs(browser, "operator");
  approver = await openAs(browser, "approver");
});

/** The row of a check in the evidence of the open risk. */
const check = (page: Page, title: string, environment: string) =>
  page
    .getByRole("table", { name: "Evidence" })
    .getByRole("row")
    .filter({ hasText: title })
    .filter({ hasText: environment });

test("evidence is what the cluster says: one node is no spread, and that is said", async () => {
  await viewer.goto(risk);
  await expect(check(viewer, "A disruption budget covers the pods", "prod")).toContainText("Holding");
  const spread = check(viewer, "Pods run on more than one node", "prod");
  await expect(spread).toContainText("Firing");
  await expect(spread).toContainText("on 1 node");
});

test("a deleted disruption budget makes the risk fire, and holds promotions into prod up", async () => {
  const { metadata, ...object } = JSON.parse(kubectl("get", ...budget, "--output=json")) as {
    metadata: { labels: object };
    status?: object;
  };
  removed = JSON.stringify({
    ...object,
    status: undefined,
    metadata: { name: "go-demo", namespace: "prod", labels: metadata.labels },
  });
  kubectl("delete", ...budget);
  const row = check(viewer, "A disruption budget covers the pods", "prod");
  await expect(row).toContainText("Firing", { timeout: 60_000 });
  await expect(row).toContainText("No disruption budget selects its pods.");
  await operator.goto("/promotions");
  await operator.getByRole("button", { name: "Promote to Production", exact: true }).click();
  const gates = operator.getByRole("dialog").getByRole("list", { name: "Gates" });
  await expect(gates).toContainText("Held by “Highly available pods");
  await expect(gates).toContainText("No disruption budget selects its pods.");
});

test("it is back when the budget is, and the history knows both", async () => {
  kubectlWithInput(removed, "create", "--filename=-");
  await expect(check(viewer, "A disruption budget covers the pods", "prod")).toContainText("Holding", {
    timeout: 60_000,
  });
  await viewer.reload();
  await expect(viewer.getByText("A disruption budget covers the pods (prod): fires").first()).toBeVisible();
  await expect(viewer.getByText("A disruption budget covers the pods (prod): holds").first()).toBeVisible();
});

test("heat map and diagram point out what the other one holds, and what is pressed stays", async () => {
  await viewer.goto("/risks");
  const heatMap = viewer.getByRole("grid", { name: "Heat map of residual risk" });
  const cell = (likelihood: number, impact: number) =>
    heatMap.getByRole("button", { name: `Likelihood ${likelihood}, impact ${impact},` });
  const zone = (name: string) => viewer.locator(`g.node[aria-label^="${name}, "]`);
  await expect(zone("Identity")).toHaveAttribute("data-emphasis", "full", { timeout: 60_000 });

  await cell(1, 4).focus();
  await viewer.keyboard.press("ArrowRight");
  await expect(cell(2, 4)).toBeFocused();
  await expect(zone("Identity")).toHaveAttribute("data-emphasis", "full");
  await expect(zone("Billing and ledger")).toHaveAttribute("data-emphasis", "faint");
  await zone("People").focus();
  await expect(cell(3, 2)).toHaveAttribute("data-outlined", "true");
  await expect(cell(2, 4)).toHaveAttribute("data-outlined", "false");

  await cell(2, 4).press("Enter");
  await expect(viewer).toHaveURL(/cell=2-4/);
  await zone("Identity").press("Space");
  await expect(viewer).toHaveURL(/zone=identity/);
  await expect(viewer.getByRole("heading", { name: /^1 risk, \d+ hidden$/ })).toBeVisible();
  await zone("Identity").press("Escape");
  await expect(viewer).not.toHaveURL(/zone=/);
  await expect(viewer.getByRole("heading", { name: /^2 risks, \d+ hidden$/ })).toBeVisible();
  await viewer.getByRole("button", { name: "Show all" }).click();
  await expect(viewer).not.toHaveURL(/cell=/);
});

test("an approver lives with a risk until a day, an operator may not, and a viewer decides nothing", async () => {
  await viewer.goto(risk);
  await expect(viewer.getByRole("button", { name: "Decide" })).toHaveCount(0);
  await operator.goto(risk);
  const refused = await operator.request.post("/api/risks/fake-high-availability/decisions", {
    data: {
      status: "accepted",
      reviewBy: "2999-01-01",
      acceptance: { reason: "because", until: "2999-01-01" },
    },
    headers: { origin: new URL(operator.url()).origin },
  });
  expect(refused.status()).toBe(403);
  await approver.goto(risk);
  await approver.getByRole("button", { name: "Decide" }).click();
  const form = approver.getByRole("form", { name: "Decide about this risk" });
  await expectAccessible(approver);
  await form.getByRole("combobox", { name: "Status" }).click();
  await approver.getByRole("option", { name: "Accepted" }).click();
  const until = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await form.getByLabel("Review by").fill(until);
  await form.getByLabel("Why it is accepted").fill("One node is all that this cluster has.");
  await form.getByLabel("Accepted until").fill(until);
  await form.getByRole("button", { name: "Record decision" }).click();
  await expect(approver.getByText("Ada decided: accepted")).toBeVisible();
  await expect(approver.getByText(`until ${until}: One node is all`).first()).toBeVisible();
});
