import { type Invitation, invitationSchema, type UserId } from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { createSignInLinks } from "./sign-in-links.ts";

/** Makes sure that the person exists, with this role where they are new, and issues a link that signs them in once.
 * @param person.validMinutes until the link expires unused; default 15
 * @returns path and query, to be put behind the portal's address */
export async function issueSignInLink(
  database: Database,
  person: Invitation & { validMinutes?: number },
): Promise<string> {
  const { name, email, role } = invitationSchema.parse(person);
  const user = await database.user.upsert({
    where: { email },
    create: { name, email, role, emailVerified: true },
    update: {},
  });
  const token = await createSignInLinks(database).issue(user.id as UserId, person.validMinutes ?? 15, null);
  return `/sign-in/link?token=${token}`;
}
