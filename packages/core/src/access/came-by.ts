import type { UserId } from "./actor.ts";
import type { Permission } from "./permission.ts";
import type { NoticeAnswer } from "./sign-in-links.ts";

/** By what the viewer came in, where it was not a session of their own. */
export type CameBy =
  /** A sign-in link that somebody else made for them, and that they have not confirmed yet. */
  | { readonly kind: "issued_link"; readonly issuedBy: string }
  | { readonly kind: "token"; readonly name: string; readonly permissions: readonly Permission[] };

/** The sign-in link that a session began with. */
export interface UsedLink {
  readonly ownerId: UserId;
  /** null = made on the machine, by who runs the product. */
  readonly issuerId: UserId | null;
  readonly issuerName: string | null;
  /** Its owner came in by it for the first time. */
  readonly isFirst: boolean;
  readonly answer: NoticeAnswer | null;
}

/** Whoever makes a link can use it, so it proves its owner only once that one says so. The first one is an
 * invitation: there was nobody yet whom it could stand in for.
 * @returns null where the session is the owner's own */
export function cameByLink({ ownerId, issuerId, issuerName, isFirst, answer }: UsedLink): CameBy | null {
  if (issuerId === null || issuerId === ownerId || isFirst || answer === "mine") return null;
  return { kind: "issued_link", issuedBy: issuerName ?? "somebody else" };
}
