import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { openAs } from "./people.ts";

let viewer: Page;

test.beforeAll(async ({ browser }) => {
  viewer = await openAs(browser, "viewer");
});

const matrix = () => viewer.getByRole("table", { name: "Overview" });

test("a cell of the matrix leads to its rollout, and infrastructure is among an environment's rows", async () => {
  await viewer.setViewportSize({ width: 1440, height: 900 });
  await viewer.goto("/");
  const production = matrix().getByRole("row", { name: "Production" });
  await expect(production.getByRole("rowheader")).toContainText("Production");
  await expect(matrix().getByRole("columnheader", { name: /infrastructure/ })).toHaveCount(2);
  const cell = production.getByRole("cell").first();
  await expect(cell).toContainText(/errors|requests|objective|at most|Healthy|Unknown|not seen/);
  // Anywhere in the cell that leads nowhere else.
  const box = await cell.boundingBox();
  await cell.click({ position: { x: (box?.width ?? 0) - 4, y: (box?.height ?? 0) - 4 } });
  await expect(viewer).toHaveURL(/\/rollouts\/prod\/go-demo$/);
});

test("the heads of the matrix stay while it is scrolled", async () => {
  await viewer.setViewportSize({ width: 800, height: 480 });
  await viewer.goto("/");
  const head = matrix().getByRole("rowheader").first();
  const before = await head.boundingBox();
  const scroller = viewer.getByRole("region", { name: "Environments and services" });
  await scroller.evaluate((element) => element.scrollBy(0, 120));
  expect((await head.boundingBox())?.y).toBe(before?.y);
  const service = matrix().getByRole("columnheader", { name: /go-demo/ });
  const left = (await service.boundingBox())?.x;
  await scroller.evaluate((element) => element.scrollBy(120, 0));
  expect((await service.boundingBox())?.x).toBe(left);
});

test("on a narrow screen each environment is a block, and nothing is wider than the screen", async () => {
  await viewer.setViewportSize({ width: 390, height: 844 });
  await viewer.goto("/");
  const blocks = matrix().getByRole("row");
  await expect(blocks.filter({ hasText: "Production" })).toBeVisible();
  const tops = await blocks
    .filter({ has: viewer.getByRole("rowheader") })
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  expect(new Set(tops).size).toBe(tops.length);
  expect(await viewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const waiting = await viewer.getByRole("heading", { name: "Waiting for somebody" }).boundingBox();
  expect(waiting?.y).toBeLessThan(tops[0] ?? 0);
  await expect(
    blocks.filter({ hasText: "Development" }).getByRole("cell", { name: /^Not here: / }),
  ).toHaveCount(1);
});

test("nothing in it hinders who cannot see it", async () => {
  await viewer.setViewportSize({ width: 1440, height: 900 });
  await viewer.goto("/");
  await expect(matrix()).toBeVisible();
  await expectAccessible(viewer);
});
