import { expect, type Locator, type Page } from "@playwright/test";

const stopsMax = 80;

/** Goes on from where the focus is until it is there, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let stops = 0; stops < stopsMax; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** Asks the palette, and takes what it offers first. */
export async function askPalette(page: Page, words: string, expected: string | RegExp): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to" });
  await expect(palette.getByRole("textbox", { name: "Search" })).toBeFocused();
  await page.keyboard.type(words);
  const [first] = [palette.getByRole("button").first()];
  await expect(first).toContainText(expected);
  await expect(palette.getByLabel("Looking")).toHaveCount(0);
  await expect(first).toHaveAttribute("data-selected", "true");
  await page.keyboard.press("Enter");
}
