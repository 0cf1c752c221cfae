import "server-only";
import {
  type Authorised,
  authorize,
  everywhere,
  findUnknownPlace,
  type GrantPlace,
  type Invitation,
  isSamePlace,
  type Permission,
  type Person,
  type PersonError,
  roleEverywhere,
  type RoleGrant,
  type UserId,
} from "@greenroom/core/access";
import { err, ok, type Result } from "@greenroom/core/result";
import { headers } from "next/headers";
import { portal } from "../../../composition/portal.ts";
import type { PersonView, SignInLinkView } from "../person-view.ts";
import { requireViewer } from "./viewer.ts";

const invitationMinutes = 24 * 60;
const linkMinutes = 15;

export async function listPeople(): Promise<readonly PersonView[]> {
  await ask("person:read");
  return (await portal().access.people.list()).map(toView);
}

export async function invitePerson(
  invitation: Invitation,
): Promise<Result<{ person: PersonView; link: SignInLinkView }, PersonError>> {
  const { actor, cause } = await ask("person:invite");
  const invited = await portal().access.people.invite(invitation, cause);
  if (!invited.ok) return invited;
  const link = await issueLink(invited.value.id, invitationMinutes, actor.id);
  return ok({ person: toView(invited.value), link });
}

/** A new link for somebody who lost theirs or whose session ended. */
export async function renewSignInLink(id: UserId): Promise<Result<SignInLinkView, PersonError>> {
  const { actor } = await ask("person:invite");
  const people = await portal().access.people.list();
  if (!people.some((person) => person.id === id)) {
    return err({ code: "person_not_found", message: "There is no such person." });
  }
  portal().log.info({ by: actor.id, person: id }, "sign-in link issued");
  return ok(await issueLink(id, linkMinutes, actor.id));
}

export async function grantRole(id: UserId, grant: RoleGrant): Promise<Result<PersonView, PersonError>> {
  const { cause } = await ask("person:change-role");
  const unknown = findUnknownPlace(portal().environments, grant);
  if (unknown) return err(unknown);
  return viewOf(await portal().access.people.grantRole(id, grant, cause));
}

export async function revokeRole(id: UserId, place: GrantPlace): Promise<Result<PersonView, PersonError>> {
  const { cause } = await ask("person:change-role");
  return viewOf(await portal().access.people.revokeRole(id, place, cause));
}

async function ask<P extends Permission>(permission: P): Promise<Authorised<P>> {
  return authorize(await requireViewer(permission), permission, (await headers()).get("x-request-id"));
}

async function issueLink(id: UserId, validMinutes: number, issuedBy: UserId): Promise<SignInLinkView> {
  const { access, settings } = portal();
  const token = await access.signInLinks.issue(id, validMinutes, issuedBy);
  return { url: new URL(`/sign-in/link?token=${token}`, settings.GREENROOM_BASE_URL).href, validMinutes };
}

function viewOf(changed: Result<Person, PersonError>): Result<PersonView, PersonError> {
  return changed.ok ? ok(toView(changed.value)) : changed;
}

function toView(person: Person): PersonView {
  return {
    ...person,
    role: roleEverywhere(person.grants),
    grants: person.grants.filter((grant) => !isSamePlace(grant, everywhere)),
    invitedAt: person.invitedAt.toISOString(),
    lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
  };
}
