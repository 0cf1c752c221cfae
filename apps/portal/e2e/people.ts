import { type Browser, expect, type Page } from "@playwright/test";

export type InvitedRole = "viewer" | "operator" | "approver";

/** Takes the link that the start printed; it works once, so all journeys share this one session. */
export async function signInWithLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
}

/** Invites somebody as an admin does, and signs them in in a browser of their own. */
export async function inviteAndSignIn(
  admin: Page,
  browser: Browser,
  name: string,
  role: InvitedRole,
): Promise<Page> {
  await admin.goto("/people");
  await admin.getByRole("button", { name: "Invite" }).first().click();
  const form = admin.getByRole("dialog", { name: "Invite a person" });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.test`);
  await form.getByRole("radio", { name: role }).check();
  await form.getByRole("button", { name: "Invite" }).click();
  const link = await admin.getByLabel("Sign-in link", { exact: true }).inputValue();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInWithLink(page, link);
  return page;
}
