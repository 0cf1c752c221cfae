import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What is on the screen now, with whatever lies over the page, in both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .options({
        runOnly: { type: "tag", values: ["wcag2a", "wcag2aa"] },
        // Off by default, and what somebody who speaks to the page goes by: a control is called what it shows.
        rules: { "label-content-name-mismatch": { enabled: true } },
      })
      .analyze();
    for (const { id, nodes } of violations)
      found.push(`${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }
  expect(found).toEqual([]);
}

/** Somebody at the keyboard has not to begin again at the top of the page. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
}
