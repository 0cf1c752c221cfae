import {
  type Actor,
  type Cause,
  type Person,
  type Role,
  type SignInRequest,
  userIdSchema,
} from "@greenroom/core/access";
import type { Database } from "../database.ts";
import { createPeople } from "./people.ts";
import { createSignInLinks } from "./sign-in-links.ts";

export const byRoot: Cause = {
  actor: { id: userIdSchema.parse("root"), name: "Root" },
  requestId: "request-1",
};

export const by = ({ id, name }: Person): Cause => ({ actor: { id, name }, requestId: "request-2" });

export async function invited(database: Database, name: string, role: Role): Promise<Person> {
  const email = `${name.toLowerCase()}@example.test`;
  const person = await createPeople(database).invite({ email, name, role }, byRoot);
  if (!person.ok) throw new Error(person.error.message);
  return person.value;
}

/** Somebody of exactly this id, as whom a test acts. */
export async function seated(database: Database, { id, name }: Actor, role: Role): Promise<void> {
  const email = `${id}@example.test`;
  const roleGrants = { create: { role } };
  await database.user.create({ data: { id, name, email, emailVerified: true, roleGrants } });
}

/** A link that somebody makes, or the machine where the cause has no actor. */
export async function linkFor(database: Database, person: Person, cause: Cause): Promise<string> {
  const token = await createSignInLinks(database).issue(person.id, 15, cause);
  if (!token.ok) throw new Error(token.error.message);
  return token.value;
}

export const fromBrowser: SignInRequest = {
  requestId: "request-3",
  ipAddress: "",
  userAgent: "",
  validSeconds: 60,
};

/** @returns the id of a session that began with the link, or with none; null when the link signs nobody in */
export async function signIn(
  database: Database,
  person: Person,
  link: string | null,
): Promise<string | null> {
  if (link !== null)
    return (await createSignInLinks(database).consume(link, fromBrowser))?.session.id ?? null;
  const session = await database.session.create({
    data: {
      userId: person.id,
      token: crypto.randomUUID(),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  return session.id;
}
