import { type Invitation, invitationSchema, machinery, type UserId } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { createPeople } from "./people.ts";
import { createSignInLinks } from "./sign-in-links.ts";

/** Makes sure that the person exists, with this role where they are new, and issues a link that signs them in once.
 * @param person.validMinutes until the link expires unused; default 15
 * Made on the machine, it counts as its owner's own.
 * @throws Error when the person is disabled
 * @returns path and query, to be put behind the portal's address */
export async function issueSignInLink(
  database: Database,
  person: Invitation & { validMinutes?: number },
): Promise<string> {
  const invitation = invitationSchema.parse(person);
  await createPeople(database).invite(invitation, machinery);
  const { id } = await database.user.findUniqueOrThrow({ where: { email: invitation.email } });
  const links = createSignInLinks(database);
  const issued = await links.issue(id as UserId, person.validMinutes ?? 15, machinery);
  if (!issued.ok) throw new Error(issued.error.message);
  return `/sign-in/link?token=${issued.value}`;
}
