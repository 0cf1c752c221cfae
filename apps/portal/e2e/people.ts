import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";

export type InvitedRole = "viewer" | "operator" | "approver";
export const people = { operator: "Olga", approver: "Ada", viewer: "Vera" } as const satisfies Record<
  InvitedRole,
  string
>;

/** Roles whose sessions the journeys go on with: the first admin came in by the link that the start printed. */
type KeptRole = InvitedRole | "admin";

/** Where the session of a role is kept, for every journey to go on with. */
export const sessionFile = (role: KeptRole) =>
  join(import.meta.dirname, "..", "test-results", "sessions", `${role}.json`);

export async function keepSession(context: BrowserContext, role: KeptRole): Promise<void> {
  await context.storageState({ path: sessionFile(role) });
}

let openedFor = "";

/** A page of somebody who signed in before the journeys began. What the file before left open is closed: each open
 * page goes on asking, and twenty of them slow down the journeys that come last. */
export async function openAs(browser: Browser, role: KeptRole): Promise<Page> {
  const { file } = test.info();
  if (file !== openedFor) {
    openedFor = file;
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
  const context = await browser.newContext({ storageState: sessionFile(role) });
  return await context.newPage();
}

/** @throws Error that says how the journeys are run */
export function variable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: the journeys are run by npm test -- journeys, which starts the product`,
  );
}

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
