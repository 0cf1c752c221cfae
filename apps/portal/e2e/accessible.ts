import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What is on the screen now, with whatever lies over the page, in both colour schemes. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(untilStill);
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

/** On its way from one scheme to the other a colour is neither. What moves on and on is not waited for. */
async function untilStill(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const passing = document
    .getAnimations()
    .filter(
      ({ playState, effect }) => playState === "running" && effect?.getTiming().iterations !== Infinity,
    );
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

/** Somebody at the keyboard has not to begin again at the top of the page. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
}
