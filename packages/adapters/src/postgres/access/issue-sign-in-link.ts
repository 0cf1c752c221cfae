import { type Invitation, invitationSchema, machinery, type UserId } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { createPeople } from "./people.ts";
import { createSignInLinks } from "./sign-in-links.ts";

/** Makes sure that the person exists, with this role where they are new, and issues a link that signs them in once.
 * @param person.validMinutes until the link expires unused; default 15
 * @returns path and query, to be put behind the portal's address */
export async function issueSignInLink(
  database: Database,
  person: Invitation & { validMinutes?: number },
): Promise<string> {
  const invitation = invitationSchema.parse(person);
  await createPeople(database).invite(invitation, machinery);
  const { id } = await database.user.findUniqueOrThrow({ where: { email: invitation.email } });
  const token = await createSignInLinks(database).issue(id as UserId, person.validMinutes ?? 15, null);
  return `/sign-in/link?token=${token}`;
}
