import type { Role } from "@greenroom/core/access";

/** What the People page shows of somebody. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedAt: string;
  readonly lastSeenAt: string | null;
}

/** A link that is shown once: the server keeps only a hash of it. */
export interface SignInLinkView {
  readonly url: string;
  readonly validMinutes: number;
}

export interface ShownLink {
  readonly person: PersonView;
  readonly link: SignInLinkView;
}
