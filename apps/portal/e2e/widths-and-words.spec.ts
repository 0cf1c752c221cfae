import { expect, type Page, test } from "@playwright/test";
import { pageLabels } from "../src/features/shell/page-labels.ts";
import { everyPage, openWhole } from "./every-page.ts";
import { askPalette } from "./keyboard.ts";
import { openAs } from "./people.ts";

let admin: Page;

test.beforeAll(async ({ browser }) => {
  admin = await openAs(browser, "admin");
});

test("a page is called the same in the rail, in its title, its heading, the breadcrumb and the palette", async () => {
  await admin.setViewportSize({ width: 1440, height: 900 });
  const wrong: string[] = [];
  const tell = (path: string, where: string, seen: string | null, label: string) => {
    if (seen !== label) wrong.push(`${path}: ${where} says ${seen}, not ${label}`);
  };
  const rail = admin.getByRole("navigation", { name: "Pages" });
  for (const [path, label] of Object.entries(pageLabels)) {
    await openWhole(admin, path);
    const isOfRail = (await rail.locator(`a[href="${path}"]`).count()) > 0;
    const isBelow = path.lastIndexOf("/") > 0;
    tell(path, "the heading", await admin.getByRole("heading", { level: 1 }).textContent(), label);
    tell(path, "the title", await admin.title(), `${label} · Greenroom`);
    if (isOfRail) tell(path, "the rail", await rail.locator('[aria-current="page"]').textContent(), label);
    const crumb = admin.getByRole("navigation", { name: "Breadcrumb" }).locator('[aria-current="page"]');
    if (isBelow) tell(path, "the breadcrumb", await crumb.textContent(), label);
  }
  for (const [path, label] of Object.entries(pageLabels)) {
    await askPalette(admin, label, label);
    const palette = admin.getByRole("dialog", { name: "Go to" });
    await expect(palette).toHaveCount(0);
    await expect.poll(() => new URL(admin.url()).pathname).toBe(path);
  }
  expect(wrong).toEqual([]);
});

test("the title names the service that was chosen, also when another is chosen on the page", async () => {
  for (const page of ["Metrics", "Rollouts"] as const) {
    await openWhole(admin, `/${page.toLowerCase()}?service=prometheus`);
    await expect(admin).toHaveTitle(`prometheus · ${page} · Greenroom`);
    await admin.getByRole("combobox", { name: "Service" }).selectOption("go-demo");
    await expect(admin).toHaveTitle(`go-demo · ${page} · Greenroom`);
  }
});

test("at 390 px nothing on any page scrolls sideways, and at any width no panel touches another and no control is cut", async () => {
  test.setTimeout(600_000);
  const found: string[] = [];
  for (const width of [390, 1440]) {
    await admin.setViewportSize({ width, height: 844 });
    for (const path of await everyPage(admin)) {
      await openWhole(admin, path);
      if (width === 390)
        for (const wide of await admin.evaluate(sidewaysScrolling)) found.push(`${path} at 390 px: ${wide}`);
      for (const pair of await admin.evaluate(touchingPanels))
        found.push(`${path} at ${width} px: ${pair} touch`);
      for (const control of await admin.evaluate(cutControls))
        found.push(`${path} at ${width} px: “${control}” is cut`);
    }
  }
  expect(found).toEqual([]);
});

/** Maps and sequences are drawings, which are moved. */
function sidewaysScrolling(): string[] {
  const page = document.scrollingElement;
  const wide = [...document.querySelectorAll("main *")].filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.closest('[aria-label$="diagram"]') === null,
  );
  return [
    ...(page && page.scrollWidth > window.innerWidth ? [`the page is ${page.scrollWidth} px wide`] : []),
    ...wide.map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  ];
}

/** Of a field what is typed may be longer than it, of a list what is chosen. */
function cutControls(): string[] {
  return [...document.querySelectorAll("main button, main a, main [data-tone]")]
    .flatMap((control) => [control, ...control.querySelectorAll("*")])
    .filter(
      (element) =>
        element.textContent !== "" &&
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).overflowX === "hidden",
    )
    .map((element) => element.textContent ?? "");
}

function touchingPanels(): string[] {
  const panels = [...document.querySelectorAll("main section")].filter(
    (section) =>
      getComputedStyle(section).borderTopWidth === "1px" && !section.parentElement?.closest("section"),
  );
  const titleOf = (panel: Element) => panel.querySelector("h2")?.textContent ?? "a panel";
  return panels.flatMap((upper) =>
    panels.flatMap((lower) => {
      const [a, b] = [upper.getBoundingClientRect(), lower.getBoundingClientRect()];
      const areAbove = a.left < b.right && b.left < a.right && a.top < b.top && b.top - a.bottom < 8;
      return upper !== lower && areAbove ? [`${titleOf(upper)} and ${titleOf(lower)}`] : [];
    }),
  );
}

test("badges begin with a capital on every page", async () => {
  await admin.setViewportSize({ width: 1440, height: 900 });
  const wrong = new Set<string>();
  for (const path of await everyPage(admin)) {
    await openWhole(admin, path);
    for (const words of await admin.locator("main [data-tone]").allTextContents())
      if (/^\p{Ll}/u.test(words.trim())) wrong.add(`${path}: ${words}`);
  }
  expect([...wrong]).toEqual([]);
});

test("production has its mark on whatever is headed by its name, in both palettes", async () => {
  for (const path of ["/rollouts", "/environments", "/promotions"]) {
    await openWhole(admin, path);
    const name = admin
      .locator("main [data-production=true]")
      .filter({ hasText: /^Production/ })
      .first();
    await expect(name, path).toBeVisible();
    await expect(name.locator("svg").first(), path).toBeVisible();
    for (const colorScheme of ["dark", "light"] as const) {
      await admin.emulateMedia({ colorScheme });
      await expect(name, `${path}, ${colorScheme}`).toHaveCSS("box-shadow", /inset$|inset,/);
    }
    await expect(admin.locator("main [data-production=true]").filter({ hasText: /^Staging/ })).toHaveCount(0);
  }
});

for (const width of [1440, 390])
  test(`charts have their place before they are measured: nothing moves at ${width} px`, async ({
    browser,
  }) => {
    const page = await openAs(browser, "admin");
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      Object.assign(window, { moved: [] });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          (window as unknown as { moved: number[] }).moved.push(entry.value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of ["/metrics", "/metrics?service=prometheus"]) {
      await page.goto(path);
      await expect(page.getByRole("img", { name: / over time$/ }).first()).toBeVisible({ timeout: 60_000 });
      // The other charts are drawn after the first.
      await page.waitForTimeout(2_000);
      const moved = await page.evaluate(() => (window as unknown as { moved: number[] }).moved);
      expect(
        moved.reduce((sum, value) => sum + value, 0),
        path,
      ).toBeLessThan(0.02);
    }
    await page.context().close();
  });
