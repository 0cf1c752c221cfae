import { z } from "zod";

export const userIdSchema = z.string().min(1).max(200).brand<"UserId">();
export type UserId = z.infer<typeof userIdSchema>;

/** Who did or asked for something, as it stays on record: the name is the one they had then. */
export const actorSchema = z.object({ id: userIdSchema, name: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** Who caused a change, and by which request to the portal. */
export interface Cause {
  /** Null = the machinery moved by itself. */
  readonly actor: Actor | null;
  readonly requestId: string | null;
  /** Name of their token that did it. Left out where they did it themselves. */
  readonly token?: string;
  /** What they said with it, in their own words; left out where they said nothing. */
  readonly comment?: string;
}

/** Of what a person or their token did. */
export type PersonalCause = Cause & { readonly actor: Actor };

/** What the worker does by itself. */
export const machinery: Cause = { actor: null, requestId: null };
