import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFocusKept } from "./accessible.ts";
import { inviteAndSignIn, openAs, signInWithLink } from "./people.ts";

test.describe.configure({ mode: "serial" });

let admin: Page;

test.beforeAll(async ({ browser }) => {
  admin = await openAs(browser, "admin");
});

/** A new link for somebody, as an admin makes one. */
async function linkBy(page: Page, name: string): Promise<string> {
  await page.goto("/people");
  await page.getByRole("button", { name: `Sign-in link for ${name}` }).click();
  return await page.getByLabel("Sign-in link", { exact: true }).inputValue();
}

async function comeInBy(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInWithLink(page, link);
  return page;
}

test("a disabled person is out at once, and comes back when enabled", async ({ browser }) => {
  const dora = await inviteAndSignIn(admin, browser, "Dora", "operator");
  const decide = async (step: string) => {
    await admin.goto("/people");
    await admin.getByRole("button", { name: "More about Dora" }).click();
    const item = admin.getByRole("menuitem", { name: `${step}…` });
    await expect(item).toBeVisible();
    if (step === "Disable") await expectAccessible(admin);
    await item.click();
    if (step === "Disable") await expectAccessible(admin);
    const question = admin.getByRole("dialog", { name: `${step} Dora?` });
    await question.getByLabel("Comment").fill("As agreed with her");
    await question.getByRole("button", { name: `${step} Dora` }).click();
    await expect(admin.getByRole("dialog")).toHaveCount(0);
    await expectFocusKept(admin);
  };
  await decide("Disable");
  expect((await dora.request.get("/api/environments")).status()).toBe(401);
  // A page that is open leads there by itself, and so does any other.
  await expect(dora).toHaveURL(/\/sign-in/, { timeout: 60_000 });
  await dora.goto("/runs");
  await expect(dora).toHaveURL(/\/sign-in/);
  await expect(admin.getByRole("button", { name: "Sign-in link for Dora" })).toBeDisabled();
  await decide("Enable");
  const link = await linkBy(admin, "Dora");
  await expectAccessible(admin);
  // Where somebody wanted to go is kept until their link is opened, the part that no server sees as well.
  const again = await (await browser.newContext()).newPage();
  await again.goto("/runs?env=dev&status=applied#content");
  await expect(again).toHaveURL(/\/sign-in\?returnTo=/);
  await again.goto(link);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again).toHaveURL(/\/runs\?env=dev&status=applied#content$/);
  expect((await again.request.get("/api/environments")).status()).toBe(200);
  await decide("Remove");
  expect((await again.request.get("/api/environments")).status()).toBe(401);
  await admin.goto("/people");
  await expect(admin.getByText("dora@example.test")).toHaveCount(0);
});

test("a link made by an admin tells its owner, and only reads until the owner confirms it", async ({
  browser,
}) => {
  const petra = await inviteAndSignIn(admin, browser, "Petra", "approver");
  const other = await comeInBy(browser, await linkBy(admin, "Petra"));
  const post = (path: string, data: unknown) =>
    other.request.post(path, { data, headers: { origin: new URL(other.url()).origin } });
  const approve = () => post("/api/runs/run-0000000000000000/approve", { planDigest: "0".repeat(64) });
  const request = () => post("/api/runs", { environment: "dev", layer: "platform", message: "As Petra" });
  for (const refused of [await approve(), await request()]) {
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: "not_in_person",
      message: expect.stringContaining("your approvals do not count"),
    });
  }
  expect((await other.request.get("/api/runs")).status()).toBe(200);
  await petra.goto("/");
  const notice = petra.getByRole("region", { name: /Sign-in link by/ });
  await expect(notice).toContainText("made a sign-in link for you");
  await expect(notice).toContainText("Somebody came in as you by it");
  await other.goto("/");
  await expect(other.getByRole("region", { name: /Sign-in link by/ })).toContainText(
    "your approvals do not count",
  );
  await expect(other.getByRole("button", { name: "That was me" })).toHaveCount(0);
  await notice.getByRole("button", { name: "That was me" }).click();
  await expect(notice).toHaveCount(0);
  expect((await approve()).status()).toBe(404);
});

test("a role in one environment is granted, shown in words and taken again", async ({ browser }) => {
  await inviteAndSignIn(admin, browser, "Gina", "viewer");
  await admin.goto("/people");
  await admin.getByRole("button", { name: "More roles of Gina" }).click();
  const drawer = admin.getByRole("dialog", { name: "Roles of Gina" });
  await expectAccessible(admin);
  await drawer.getByRole("combobox", { name: "Role" }).click();
  await admin.getByRole("option", { name: "approver" }).click();
  await drawer.getByRole("combobox", { name: "Environment" }).click();
  await admin.getByRole("option", { name: "Production" }).click();
  await drawer.getByRole("button", { name: "Add the role" }).click();
  const question = drawer.getByRole("region", { name: "Add this role?" });
  await expect(question).toContainText("approver in Production");
  await expect(question.getByRole("button", { name: "Not now" })).toBeFocused();
  await expect(question.getByRole("button", { name: "Add it" })).toBeDisabled();
  await question.getByLabel("Type Production to go on").fill("production");
  await question.getByLabel("Comment").fill("On call this week");
  await question.getByRole("button", { name: "Add it" }).click();
  const held = drawer.getByRole("list", { name: "Roles in some places" });
  await expect(held).toContainText("approver in");
  await held.getByRole("button", { name: /Take away: approver in/ }).click();
  const back = drawer.getByRole("region", { name: "Take away this role?" });
  await back.getByLabel("Type Production to go on").fill("Production");
  await back.getByRole("button", { name: "Take it away" }).click();
  await expect(held).not.toContainText("approver in");
  await expectFocusKept(admin);
  await admin.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await admin.getByRole("combobox", { name: "Role of Gina" }).click();
  await admin.getByRole("option", { name: "operator" }).click();
  const change = admin.getByRole("dialog", { name: "Make Gina operator everywhere?" });
  await change.getByLabel("Comment").fill("She plans now");
  await change.getByRole("button", { name: "Make Gina operator" }).click();
  await expect(admin.getByRole("combobox", { name: "Role of Gina" })).toHaveValue("operator");
});

test("a token does what it was made for, and nothing once it is revoked", async ({ browser, playwright }) => {
  const tom = await inviteAndSignIn(admin, browser, "Tom", "operator");
  await tom.goto("/account");
  await tom.getByRole("button", { name: "New token" }).click();
  const form = tom.getByRole("dialog", { name: "New token" });
  await expectAccessible(tom);
  await form.getByLabel("Name").fill("laptop");
  await form.getByRole("combobox", { name: "Permissions" }).click();
  await tom.getByRole("option", { name: "environment:read" }).click();
  // The list of choices covers what is below it until something else is looked at.
  await form.getByLabel("Name").click();
  await form.getByRole("button", { name: "Make the token" }).click();
  const secret = await tom.getByLabel("Token", { exact: true }).inputValue();
  const program = await playwright.request.newContext({
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const statusOf = async (path: string) => (await program.get(new URL(path, tom.url()).href)).status();
  expect(await statusOf("/api/environments")).toBe(200);
  expect(await statusOf("/api/runs")).toBe(403);
  expect(await statusOf("/api/account/tokens")).toBe(403);
  await tom.goto("/account");
  await expect(tom.getByText(secret)).toHaveCount(0);
  await tom.getByRole("button", { name: "Revoke laptop" }).click();
  await tom
    .getByRole("dialog", { name: "Revoke laptop?" })
    .getByRole("button", { name: "Revoke the token" })
    .click();
  await expect(tom.getByText("No tokens")).toBeVisible();
  await expectFocusKept(tom);
  expect(await statusOf("/api/environments")).toBe(401);
});
