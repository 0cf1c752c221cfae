import { roleGrantSchema, roleSchema, userIdSchema } from "@greenroom/core/access";
import { z } from "zod";

/** What the People page shows of somebody. */
export const personViewSchema = z.object({
  id: userIdSchema,
  name: z.string(),
  email: z.string(),
  /** Held everywhere; null where roles are held in some places only. */
  role: roleSchema.nullable(),
  /** Held in some places only. */
  grants: z.array(roleGrantSchema).readonly(),
  invitedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** Since when they may not sign in. */
  disabledAt: z.iso.datetime().nullable(),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** A link that is shown once: the server keeps only a hash of it. */
export const signInLinkViewSchema = z.object({ url: z.string(), validMinutes: z.number() });
export type SignInLinkView = z.infer<typeof signInLinkViewSchema>;

export interface ShownLink {
  readonly person: PersonView;
  readonly link: SignInLinkView;
}

/** What the viewer is told of a link that somebody else made for them. */
export const signInNoticeViewSchema = z.object({
  id: z.string(),
  issuedBy: z.string(),
  issuedAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
});
export type SignInNoticeView = z.infer<typeof signInNoticeViewSchema>;
