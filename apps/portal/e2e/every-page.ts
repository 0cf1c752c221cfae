import { expect, type Page } from "@playwright/test";
import { pageLabels } from "../src/features/shell/page-labels.ts";

/** Every page that has a name, and one of each kind of thing that has a page. */
export async function everyPage(page: Page): Promise<readonly string[]> {
  const idsIn = async (path: string, pick: (answer: never) => readonly { id: string }[]) =>
    pick((await (await page.request.get(path)).json()) as never)
      .slice(0, 1)
      .map(({ id }) => id);
  const runs = await idsIn("/api/runs", (answer: readonly { id: string }[]) => answer);
  const promotions = await idsIn(
    "/api/promotions?service=go-demo",
    (answer: { history: readonly { id: string }[] }) => answer.history,
  );
  return [
    ...Object.keys(pageLabels),
    ...runs.map((id) => `/runs/${id}`),
    ...promotions.map((id) => `/promotions/${id}`),
    "/rollouts/prod/go-demo",
    "/risks/fake-high-availability",
    "/architecture/identity",
    "/architecture/platform/go-demo",
    "/architecture/flows/sign-in",
    "/architecture/requirements/sign-in",
    "/architecture/topics?topic=play-event",
    "/architecture/what-if?fail=component:session-store&zone=identity",
    "/no-such-page",
  ];
}

/** Opens a page and waits until it shows what it is about. */
export async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0, { timeout: 60_000 });
}
