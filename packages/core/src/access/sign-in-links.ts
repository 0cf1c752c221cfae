import { z } from "zod";
import type { DomainError, Result } from "../result/index.ts";
import type { Cause, UserId } from "./actor.ts";
import type { PersonError } from "./people.ts";

/** Only a hash of the token is kept; the token itself is shown once. */
export interface SignInLinks {
  /** @param validMinutes until it expires unused
   * @param cause without an actor it was made on the machine, by who runs the product
   * @returns the token */
  issue(
    userId: UserId,
    validMinutes: number,
    cause: Cause,
  ): Promise<Result<string, PersonError<"person_not_found" | "person_disabled">>>;
  /** Whom it would sign in, without using it; null when it is unknown, used, void or expired. */
  holder(token: string): Promise<{ name: string; email: string } | null>;
  /** Uses it: of any number of simultaneous calls one gets the person.
   * @returns whom it signs in, and the link's id, which the session keeps */
  consume(token: string, requestId: string | null): Promise<{ userId: UserId; linkId: string } | null>;
  /** Links that somebody else made for this person and that they have not answered yet, newest first. The link by
   * which they first came in is none of them: there was nobody to be told before. */
  notices(userId: UserId): Promise<readonly SignInNotice[]>;
  answer(
    userId: UserId,
    linkId: string,
    answer: NoticeAnswer,
    cause: Cause,
  ): Promise<Result<null, DomainError<"notice_not_found">>>;
}

/** What a person is told of a link that somebody else made for them. */
export interface SignInNotice {
  readonly id: string;
  readonly issuedBy: string;
  readonly issuedAt: Date;
  /** null = nobody has come in by it. */
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
}

/** `mine`: who comes in by the link is this person, and counts as such. `not_mine`: whoever came in by it is out. */
export const noticeAnswerSchema = z.enum(["mine", "not_mine"]);
export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;
