import "server-only";
import {
  authorize,
  type Invitation,
  type Person,
  type PersonError,
  type Role,
  type UserId,
} from "@greenroom/core/access";
import { err, ok, type Result } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import type { PersonView, SignInLinkView } from "../person-view.ts";
import { requireViewer } from "./viewer.ts";

const invitationMinutes = 24 * 60;
const linkMinutes = 15;

export async function listPeople(): Promise<readonly PersonView[]> {
  authorize(await requireViewer("person:read"), "person:read");
  return (await portal().access.people.list()).map(toView);
}

export async function invitePerson(
  invitation: Invitation,
): Promise<Result<{ person: PersonView; link: SignInLinkView }, PersonError>> {
  const { actor } = authorize(await requireViewer("person:invite"), "person:invite");
  const invited = await portal().access.people.invite(invitation);
  if (!invited.ok) return invited;
  portal().log.info({ by: actor.id, person: invited.value.id, role: invitation.role }, "person invited");
  const link = await issueLink(invited.value.id, invitationMinutes, actor.id);
  return ok({ person: toView(invited.value), link });
}

/** A new link for somebody who lost theirs or whose session ended. */
export async function renewSignInLink(id: UserId): Promise<Result<SignInLinkView, PersonError>> {
  const { actor } = authorize(await requireViewer("person:invite"), "person:invite");
  const people = await portal().access.people.list();
  if (!people.some((person) => person.id === id)) {
    return err({ code: "person_not_found", message: "There is no such person." });
  }
  portal().log.info({ by: actor.id, person: id }, "sign-in link issued");
  return ok(await issueLink(id, linkMinutes, actor.id));
}

export async function changeRole(id: UserId, role: Role): Promise<Result<PersonView, PersonError>> {
  const { actor } = authorize(await requireViewer("person:change-role"), "person:change-role");
  const changed = await portal().access.people.changeRole(id, role);
  if (!changed.ok) return changed;
  portal().log.info({ by: actor.id, person: id, role }, "role changed");
  return ok(toView(changed.value));
}

async function issueLink(id: UserId, validMinutes: number, issuedBy: UserId): Promise<SignInLinkView> {
  const { access, settings } = portal();
  const token = await access.signInLinks.issue(id, validMinutes, issuedBy);
  return { url: new URL(`/sign-in/link?token=${token}`, settings.GREENROOM_BASE_URL).href, validMinutes };
}

function toView(person: Person): PersonView {
  return {
    ...person,
    invitedAt: person.invitedAt.toISOString(),
    lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
  };
}
