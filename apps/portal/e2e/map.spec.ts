import { expect, type Page, test } from "@playwright/test";
import { openAs } from "./people.ts";

const widths = [1440, 390] as const;
const views = ["/architecture", "/architecture/identity", "/architecture/deployment"] as const;
let viewer: Page;

test.beforeAll(async ({ browser }) => {
  viewer = await openAs(browser, "viewer");
});

const map = () => viewer.getByRole("region", { name: /: diagram$/ });
const part = (name: string) => viewer.locator(`g.node[aria-label^="${name}, "]`);

async function open(path: string, width = 1440): Promise<void> {
  await viewer.setViewportSize({ width, height: width < 500 ? 844 : 900 });
  await viewer.goto(path);
  await expect(map().locator('[data-placed="true"]')).toBeVisible({ timeout: 60_000 });
}

for (const width of widths)
  for (const path of views) {
    test(`no text of ${path} is smaller than 11 px at ${width} px`, async () => {
      await open(path, width);
      await expect.poll(() => viewer.evaluate(smallTexts)).toEqual([]);
      await open(`${path}?overlay=risk`, width);
      await expect(map().locator('[data-sign="badge"]').first()).toBeAttached();
      await expect.poll(() => viewer.evaluate(smallTexts)).toEqual([]);
    });

    test(`nothing lies over the drawing of ${path} at ${width} px`, async () => {
      await open(`${path}?overlay=risk`, width);
      await expect(part("Identity").or(part("Account store")).first()).toBeAttached();
      expect(await viewer.evaluate(hiddenNodes)).toEqual([]);
    });
  }

test("the landscape shows whole at 1440 px, with streams dashed and in the legend", async () => {
  await open("/architecture");
  const streams = map().locator('path[data-edge][data-mode="async"]');
  expect(await streams.count()).toBeGreaterThan(10);
  expect(await streams.first().evaluate((line) => getComputedStyle(line).strokeDasharray)).toContain("5px");
  await expect(viewer.getByRole("group", { name: "Legend" })).toContainText("asynchronous");
  const inside = await viewer.evaluate(() => {
    const frame = document.querySelector('[role="region"][aria-label$=": diagram"]')?.getBoundingClientRect();
    return [...document.querySelectorAll("[data-node]")].every((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return (
        frame && left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom
      );
    });
  });
  expect(inside).toBe(true);
});

test("the state on the map is of the chosen environment, and stays so on the way in", async () => {
  await open("/architecture/platform?env=prod");
  await expect(viewer).toHaveURL(/env=prod/);
  await part("go-demo").dblclick();
  await expect(viewer).toHaveURL(/\/architecture\/platform\/go-demo\?env=prod/);
  await viewer.getByRole("tab", { name: "Live" }).click();
  const details = viewer.getByRole("complementary", { name: "go-demo: details" });
  await expect(details).toContainText("workload:prod/go-demo");
  await expect(details).not.toContainText("workload:dev/go-demo");
});

test("search finds a part of the map and moves to it", async () => {
  await open("/architecture/identity");
  await viewer.keyboard.press("Control+k");
  await viewer.getByRole("textbox", { name: "Search" }).fill("Outbox and change relay");
  await viewer
    .getByRole("dialog")
    .getByRole("button", { name: /^Outbox and change relay/ })
    .click();
  await expect(viewer).toHaveURL(/\/architecture\/identity\?select=cdc-relay/);
  await expect(part("Outbox and change relay")).toHaveAttribute("aria-pressed", "true");
  await expect(part("Outbox and change relay")).toBeInViewport();
});

test("a cell of the heat map opens its risks, by mouse, by keyboard and by its address", async () => {
  await viewer.setViewportSize({ width: 1440, height: 900 });
  await viewer.goto("/risks");
  const list = viewer.getByRole("region", { name: "Risks of the heat map" });
  await expect(list).toContainText(/^Fires now: \d+ risks?/);
  const cell = viewer.getByRole("button", { name: /^Likelihood 2, impact 4,/ });
  await cell.click();
  await expect(list.getByRole("heading")).toHaveText("Likelihood 2, impact 4: 2 risks");
  await expect(list.getByRole("link")).toHaveCount(2);
  await viewer.reload();
  await expect(list.getByRole("heading")).toHaveText("Likelihood 2, impact 4: 2 risks");
  await list.getByRole("button", { name: "Clear" }).click();
  await expect(viewer).not.toHaveURL(/cell=/);
  await cell.focus();
  await viewer.keyboard.press("Enter");
  await expect(cell).toBeFocused();
  await list.getByRole("link").first().click();
  await expect(viewer).toHaveURL(/\/risks\/[a-z-]+$/);

  await open("/architecture/identity?overlay=risk&cell=2-4");
  const here = viewer.getByRole("region", { name: "Risks of the heat map" });
  await expect(here.getByRole("heading")).toContainText("Likelihood 2, impact 4: ");
  await here.getByRole("button", { name: "Clear" }).click();
  await expect(viewer).not.toHaveURL(/cell=/);
});

test("without its cluster a service fails, and the way is told in words", async () => {
  await open("/architecture/what-if?fail=component:kubernetes&zone=platform&select=go-demo");
  await expect(part("go-demo")).toHaveAttribute("aria-label", /failed: Fails: it runs on Kubernetes cluster/);
  await expect(
    viewer.getByRole("list", { name: "How the failure reaches go-demo" }).getByRole("listitem"),
  ).toHaveText(["Kubernetes cluster fails.", "go-demo runs on it and fails."]);
});

/** Words that are shown smaller than 11 px, with their size on the screen. */
function smallTexts(): readonly string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    const words = text.textContent?.trim() ?? "";
    if (!element || words === "" || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const sizePx = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    if (sizePx < 10.99) found.push(`${words}: ${sizePx.toFixed(1)} px`);
  }
  return found;
}

/** Nodes within the frame whose middle something else covers. */
function hiddenNodes(): readonly string[] {
  const frame = document.querySelector('[role="region"][aria-label$=": diagram"]');
  if (!frame) return ["no frame"];
  frame.scrollIntoView({ block: "center" });
  return [...frame.querySelectorAll<SVGGElement>("[data-node]")].flatMap((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const shown = frame.getBoundingClientRect();
    const isShown =
      x > shown.left &&
      x < shown.right &&
      y > Math.max(shown.top, 0) &&
      y < Math.min(shown.bottom, innerHeight);
    const hit = isShown ? document.elementFromPoint(x, y) : node;
    return hit && frame.contains(hit) ? [] : [node.getAttribute("aria-label") ?? "?"];
  });
}

for (const width of widths)
  test(`at ${width} px no badge is hidden by a neighbour`, async () => {
    await viewer.setViewportSize({ width, height: 844 });
    for (const path of ["/risks", "/architecture?overlay=risk"]) {
      await viewer.goto(path);
      await expect(map().locator('[data-placed="true"]')).toBeVisible({ timeout: 60_000 });
      await expect(map().locator('[data-sign="badge"]').first()).toBeAttached();
      expect(await viewer.evaluate(hiddenBadges), path).toEqual([]);
    }
  });

/** Words of badges that something lies over which is drawn after them. */
function hiddenBadges(): string[] {
  const badges = [
    ...document.querySelectorAll('[data-node] [data-sign="badge"], [data-over] [data-sign="badge"]'),
  ];
  const shapes = [...document.querySelectorAll(".node .label-container, .node .basic")];
  return badges
    .filter((badge) => {
      const own = badge.getBoundingClientRect();
      return shapes.some((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        const overlaps = left < own.right && own.left < right && top < own.bottom && own.top < bottom;
        const isAfter = (badge.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        return overlaps && isAfter;
      });
    })
    .map((badge) => badge.textContent ?? "");
}

test("at 390 px a simulation opens with what fails in it, whole", async () => {
  await open("/architecture/what-if?fail=component:session-store&zone=identity", 390);
  const isWhole = () =>
    viewer.evaluate(() => {
      const frame = document
        .querySelector('[role="region"][aria-label$=": diagram"]')
        ?.getBoundingClientRect();
      const failed = document.querySelector('[data-node="c_session_store"]')?.getBoundingClientRect();
      return (
        frame !== undefined &&
        failed !== undefined &&
        failed.left >= frame.left &&
        failed.right <= frame.right &&
        failed.top >= frame.top &&
        failed.bottom <= frame.bottom
      );
    });
  await expect.poll(isWhole).toBe(true);
});
