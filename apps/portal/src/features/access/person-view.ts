import type { Role, RoleGrant } from "@greenroom/core/access";

/** What the People page shows of somebody. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Held everywhere; null where roles are held in some places only. */
  readonly role: Role | null;
  /** Held in some places only. */
  readonly grants: readonly RoleGrant[];
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
