import { test as setup } from "@playwright/test";
import {
  inviteAndSignIn,
  type InvitedRole,
  keepSession,
  people,
  signInWithLink,
  variable,
} from "./people.ts";

setup("the first admin invites an operator, an approver and a viewer, who sign in", async ({ browser }) => {
  const admin = await (await browser.newContext()).newPage();
  await signInWithLink(admin, variable("GREENROOM_SIGN_IN_LINK"));
  await keepSession(admin.context(), "admin");
  for (const role of Object.keys(people) as InvitedRole[]) {
    const page = await inviteAndSignIn(admin, browser, people[role], role);
    await keepSession(page.context(), role);
  }
});
