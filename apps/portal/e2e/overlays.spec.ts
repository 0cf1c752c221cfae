import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { askPalette } from "./keyboard.ts";
import { inviteAndSignIn, openAs } from "./people.ts";

/** Something that lies over a page. */
interface Overlay {
  /** Of src, without its ending; of several that share one, each is named. */
  readonly files: readonly string[];
  readonly name: string;
  readonly path: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** What has the focus in it; left out = nothing takes it. */
  readonly focus?: string | RegExp;
  /** What it was asked for in the address goes with it; left out = it is not in the address. */
  readonly addressAfter?: string;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
const menuOf = (opener: string | RegExp, item: string) => async (page: Page) => {
  await press(opener)(page);
  await page.getByRole("menuitem", { name: item }).click();
};
const openMap = async (page: Page) => {
  await expect(page.locator('[data-placed="true"]')).toBeVisible({ timeout: 60_000 });
};
const confirming = ["features/shell/components/confirm-dialog"];
const access = "features/access/components";

const overlays: readonly Overlay[] = [
  {
    files: ["design/later-menu", "features/shell/components/environment-choices"],
    name: "the environments to choose from",
    path: "/rollouts",
    open: press(/^Environment:/),
  },
  {
    files: ["features/shell/components/person-menu-entries"],
    name: "the person's menu",
    path: "/",
    open: press(/, admin$/),
  },
  {
    files: ["features/shell/components/command-palette"],
    name: "the palette",
    path: "/environments",
    open: press("Search"),
    focus: "Search",
  },
  {
    files: ["features/runs/components/new-plan-panel"],
    name: "a new plan",
    path: "/runs",
    open: press("New plan"),
    focus: "Message",
  },
  {
    files: [],
    name: "a new plan that the palette asks for",
    path: "/environments",
    open: (page) => askPalette(page, "plan prod platform", "Plan Production / platform"),
    focus: "Message",
    addressAfter: "/runs?env=prod",
  },
  {
    files: ["features/promotions/components/pipeline-view"],
    name: "a release to register",
    path: "/promotions",
    open: press("Register release"),
    focus: /^Version/,
  },
  {
    files: ["features/promotions/components/promotion-drawer"],
    name: "a promotion",
    path: "/promotions",
    open: press(/^Promote to/),
    focus: "Not now",
  },
  {
    files: [],
    name: "a promotion that the address asks for",
    path: "/promotions?service=go-demo&promote=stage",
    open: (page) => page.getByRole("dialog").waitFor(),
    focus: "Not now",
    addressAfter: "/promotions?service=go-demo",
  },
  {
    files: ["features/risks/components/decision-drawer"],
    name: "a decision about a risk",
    path: "/risks/fake-high-availability",
    open: press("Decide"),
    focus: "Status",
  },
  {
    files: [`${access}/invite-panel`],
    name: "an invitation",
    path: "/people",
    open: press("Invite"),
    focus: "Name",
  },
  {
    files: [`${access}/link-modal`],
    name: "a sign-in link",
    path: "/people",
    open: press("Sign-in link for Otto"),
    focus: "Sign-in link",
  },
  {
    files: [`${access}/roles-drawer`],
    name: "somebody's roles",
    path: "/people",
    open: press("More roles of Otto"),
    focus: "Role",
  },
  {
    files: [],
    name: "a role that is about to be taken away",
    path: "/people",
    open: async (page) => {
      await press("More roles of Otto")(page);
      await press(/^Take away/)(page);
    },
    focus: "Not now",
  },
  {
    files: [`${access}/person-actions`],
    name: "what can be done about somebody",
    path: "/people",
    open: press("More about Otto"),
  },
  {
    files: confirming,
    name: "somebody who is about to be disabled",
    path: "/people",
    open: menuOf("More about Otto", "Disable…"),
    focus: "Keep as it is",
  },
  {
    files: [],
    name: "a role that is about to change",
    path: "/people",
    open: async (page) => {
      await page.getByRole("combobox", { name: "Role of Otto" }).click();
      await page.getByRole("option", { name: "operator" }).click();
    },
    focus: "Keep as it is",
  },
  {
    files: [`${access}/token-drawer`],
    name: "a new token",
    path: "/account",
    open: press("New token"),
    focus: "Name",
  },
  {
    files: [],
    name: "the choices of a field",
    path: "/account",
    open: async (page) => {
      await press("New token")(page);
      await page.getByRole("combobox", { name: "Permissions" }).click();
    },
  },
  {
    files: [`${access}/secret-modal`],
    name: "a token's secret",
    path: "/account",
    open: async (page) => {
      await press("New token")(page);
      await page.getByLabel("Name").fill("overlay");
      await page.getByRole("combobox", { name: "Permissions" }).click();
      await page.getByRole("option", { name: "environment:read" }).click();
      await page.getByLabel("Name").click();
      await press("Make the token")(page);
      await page.getByRole("dialog", { name: "Your new token" }).waitFor();
    },
    focus: "Token",
  },
  {
    files: ["features/architecture/components/export/export-menu"],
    name: "what a map can be taken away as",
    path: "/architecture/identity",
    open: async (page) => {
      await openMap(page);
      await press("Export")(page);
    },
  },
  {
    files: ["features/architecture/components/canvas/key-help"],
    name: "the keys on the map",
    path: "/architecture/identity",
    open: async (page) => {
      await openMap(page);
      await press("Keys (?)")(page);
    },
  },
  {
    files: ["design/hint-bubble"],
    name: "a hint",
    path: "/environments",
    open: async (page) => {
      await page.getByRole("banner").getByRole("status").hover();
      await page.getByRole("tooltip").waitFor();
    },
  },
];

/** What has no button of its own, and where it is looked at. */
const elsewhere = {
  "design/notification-corner": "below: a link that cannot be made",
} as const;

let admin: Page;

test.beforeAll(async ({ browser }) => {
  admin = await openAs(browser, "admin");
  const people = (await (await admin.request.get("/api/people")).json()) as { name: string }[];
  if (!people.some(({ name }) => name === "Otto")) await inviteAndSignIn(admin, browser, "Otto", "viewer");
});

test("every part of the portal that lies over a page is opened here", () => {
  const sources = join(import.meta.dirname, "../src");
  const parts =
    /import \{[^}]*\b(Drawer|Modal|Menu|LaterMenu|Tooltip|Popover|HoverCard|Dialog|Spotlight|Notifications)\b[^}]*\} from "(@mantine\/|#portal\/design\/later-menu)/;
  const found = globSync("**/*.tsx", { cwd: sources })
    .filter((file) => parts.test(readFileSync(join(sources, file), "utf8")))
    .map((file) => file.replace(/\.tsx$/, ""));
  const opened = [...overlays.flatMap(({ files }) => files), ...Object.keys(elsewhere)];
  expect(found.toSorted()).toEqual(opened.toSorted());
});

for (const { name, path, open, focus, addressAfter } of overlays)
  test(`${name}: nothing in it hinders anybody, and nothing is left of it when it closes`, async () => {
    await admin.goto(path);
    await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
    const before = addressAfter ?? path;
    await open(admin);
    if (focus !== undefined) await expect(nameOfFocus(admin)).resolves.toMatch(focus);
    await expectAccessible(admin);
    await admin.keyboard.press("Escape");
    await expect(admin.getByRole("dialog")).toHaveCount(name === "the choices of a field" ? 1 : 0);
    await expect.poll(() => new URL(admin.url()).pathname + new URL(admin.url()).search).toBe(before);
  });

test("a notification can be read by everybody", async () => {
  await admin.goto("/people");
  await admin.route("**/api/people/*/sign-in-link", (route) => route.abort());
  await press("Sign-in link for Otto")(admin);
  await expect(admin.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await expectAccessible(admin);
  await admin.unrouteAll();
});

/** The name of what has the focus, once something in a dialog has it. */
async function nameOfFocus(page: Page): Promise<string> {
  const focused = page.getByRole("dialog").locator(":focus");
  await expect(focused).toHaveCount(1);
  // It may still be on its way from the close button, which has it first.
  await page.waitForTimeout(300);
  return await focused.evaluate((element) => {
    const { labels, ariaLabel, textContent } = element as HTMLInputElement;
    return ariaLabel ?? labels?.[0]?.textContent ?? textContent ?? "";
  });
}
