import "server-only";
import {
  type Authorised,
  type Cause,
  everywhere,
  findUnknownPlace,
  type GrantPlace,
  type Invitation,
  isSamePlace,
  type Person,
  type PersonError,
  type PersonErrorCode,
  type Role,
  roleEverywhere,
  type RoleGrant,
  type UserId,
} from "@greenroom/core/access";
import { err, ok, type Result } from "@greenroom/core/result";
import { portal } from "#portal/composition/portal.ts";
import type { PersonView, ShownLink, SignInLinkView } from "../person-view.ts";

const invitationMinutes = 24 * 60;
const linkMinutes = 15;

type Outcome<Code extends PersonErrorCode, Value = PersonView> = Promise<Result<Value, PersonError<Code>>>;
/** What the admin says with a change; empty = nothing. */
type Said = { readonly comment: string };
type LinkError = "person_not_found" | "person_disabled";

export async function listPeople(_may: Authorised<"person:read">): Promise<PersonView[]> {
  return (await portal().access.people.list()).map(toView);
}

export async function invitePerson(
  may: Authorised<"person:invite">,
  invitation: Invitation,
): Outcome<LinkError | "person_exists", ShownLink> {
  const invited = await portal().access.people.invite(invitation, may.cause);
  if (!invited.ok) return invited;
  const link = await issueLink(invited.value.id, invitationMinutes, may.cause);
  return link.ok ? ok({ person: toView(invited.value), link: link.value }) : link;
}

/** A new link for somebody who lost theirs or whose session ended. They are told who made it. */
export async function renewSignInLink(
  may: Authorised<"person:invite">,
  id: UserId,
): Outcome<LinkError, SignInLinkView> {
  return issueLink(id, linkMinutes, may.cause);
}

/** Everywhere is no place that could be unknown. */
export async function changeRole(
  may: Authorised<"person:change-role">,
  id: UserId,
  { role, comment }: { readonly role: Role } & Said,
): Outcome<"person_not_found" | "last_admin"> {
  const cause = may.causeSaying(comment);
  return viewOf(await portal().access.people.grantRole(id, { ...everywhere, role }, cause));
}

export async function grantRole(
  may: Authorised<"person:change-role">,
  id: UserId,
  { comment, ...grant }: RoleGrant & Said,
): Outcome<"person_not_found" | "last_admin" | "environment_unknown" | "service_unknown"> {
  const { environments, services } = portal();
  const unknown = findUnknownPlace(environments, services, grant);
  if (unknown) return err(unknown);
  return viewOf(await portal().access.people.grantRole(id, grant, may.causeSaying(comment)));
}

export async function revokeRole(
  may: Authorised<"person:change-role">,
  id: UserId,
  { comment, ...place }: GrantPlace & Said,
): Outcome<"person_not_found" | "last_admin"> {
  return viewOf(await portal().access.people.revokeRole(id, place, may.causeSaying(comment)));
}

export async function disablePerson(
  may: Authorised<"person:disable">,
  id: UserId,
  { comment }: Said,
): Outcome<"person_not_found" | "last_admin" | "own_account"> {
  return viewOf(await portal().access.people.disable(id, may.causeSaying(comment)));
}

export async function enablePerson(
  may: Authorised<"person:disable">,
  id: UserId,
  { comment }: Said,
): Outcome<"person_not_found"> {
  return viewOf(await portal().access.people.enable(id, may.causeSaying(comment)));
}

export async function removePerson(
  may: Authorised<"person:remove">,
  id: UserId,
  { comment }: Said,
): Outcome<"person_not_found" | "last_admin" | "own_account", null> {
  return portal().access.people.remove(id, may.causeSaying(comment));
}

async function issueLink(id: UserId, validMinutes: number, cause: Cause): Outcome<LinkError, SignInLinkView> {
  const { access, settings } = portal();
  const token = await access.signInLinks.issue(id, validMinutes, cause);
  if (!token.ok) return token;
  const url = new URL(`/sign-in/link?token=${token.value}`, settings.GREENROOM_BASE_URL).href;
  return ok({ url, validMinutes });
}

function viewOf<Failure>(changed: Result<Person, Failure>): Result<PersonView, Failure> {
  return changed.ok ? ok(toView(changed.value)) : changed;
}

function toView(person: Person): PersonView {
  return {
    ...person,
    role: roleEverywhere(person.grants),
    grants: person.grants.filter((grant) => !isSamePlace(grant, everywhere)),
    invitedAt: person.invitedAt.toISOString(),
    lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
    disabledAt: person.disabledAt?.toISOString() ?? null,
  };
}
