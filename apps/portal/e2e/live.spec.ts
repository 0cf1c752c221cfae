import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page, request, type Route, test } from "@playwright/test";
import { openAs, sessionFile, variable } from "./people.ts";

test.describe.configure({ mode: "serial" });

/** Looks at the list of runs, which never asks again by itself. */
let operator: Page;

test.beforeAll(async ({ browser }) => {
  operator = await openAs(browser, "operator");
});

const origin = new URL(variable("GREENROOM_URL")).origin;
const asked: string[] = [];
/** Whatever it has come to by then. */
test.afterAll(async () => {
  for (const run of asked)
    for (const [end, data] of [
      ["cancel", { comment: "It was only asked for." }],
      ["discard", { reason: "It was only asked for." }],
    ] as const)
      await operator.request.post(`/api/runs/${run}/${end}`, { data, headers: { origin } });
});

/** A plan that is asked for elsewhere.
 * @returns what it is called */
async function requestRun(title: string, by: APIRequestContext = operator.request): Promise<string> {
  const message = `${title}, ${randomUUID().slice(0, 8)}`;
  const answer = await by.post(`${origin}/api/runs`, {
    headers: { origin },
    data: { environment: "stage", layer: "observability", message },
  });
  expect(answer.status()).toBe(200);
  asked.push(((await answer.json()) as { id: string }).id);
  return message;
}
const row = (message: string) => operator.locator("main").getByText(message).first();

/** Keeps the page's event stream from opening until it is let go. */
async function holdStream(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route("**/api/live?*", (route) => (isHeld ? void held.push(route) : route.continue()));
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    isHeld = false;
    for (const route of held) await route.continue();
    await page.unroute("**/api/live?*");
  };
}

test("what happens between a page's reading and its first event is shown", async () => {
  const letGo = await holdStream(operator);
  await operator.goto("/runs");
  const message = await requestRun("Asked for before the stream opened");
  await expect(row(message)).toHaveCount(0);
  await letGo();
  await expect(row(message)).toBeVisible();
});

test("what happens while the next page is on its way is shown", async () => {
  await operator.goto("/environments");
  let read = 0;
  const { promise: sent, resolve: send } = Promise.withResolvers<void>();
  await operator.route("**/runs?*_rsc=*", async (route) => {
    const response = await route.fetch();
    read++;
    await sent;
    await route.fulfill({ response });
  });
  await operator.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Runs" }).click();
  await expect.poll(() => read, { timeout: 20_000 }).toBeGreaterThan(0);
  const message = await requestRun("Asked for while the page was on its way");
  // The event is there before the page is.
  await operator.waitForTimeout(1_000);
  send();
  await expect(operator).toHaveURL(/\/runs/);
  await expect(row(message)).toBeVisible();
  await operator.unroute("**/runs?*_rsc=*");
});

test("what happens while the network is away is shown when it is back", async () => {
  await operator.goto("/runs");
  await expect(operator.getByRole("heading", { name: "Runs", level: 1 })).toBeVisible();
  const elsewhere = await request.newContext({ storageState: sessionFile("operator") });
  await operator.context().setOffline(true);
  const message = await requestRun("Asked for while the network was away", elsewhere);
  await elsewhere.dispose();
  await expect(row(message)).toHaveCount(0);
  await operator.context().setOffline(false);
  await expect(row(message)).toBeVisible();
});
