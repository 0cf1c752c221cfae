import { findingSeverities, findingSubjectKinds, ruleIds } from "@greenroom/core/architecture";
import { z } from "zod";
import { modelFactsSchema, namedSchema } from "./architecture-view.ts";

/** A name that leads somewhere, where there is a page for it. */
const linkedNameSchema = namedSchema.extend({ path: z.string().nullable() });
export type LinkedName = z.infer<typeof linkedNameSchema>;

const findingViewSchema = z.object({
  message: z.string(),
  subject: linkedNameSchema.extend({ kind: z.enum(findingSubjectKinds) }),
  /** Everything else that is concerned. */
  others: z.array(linkedNameSchema).readonly(),
  suppressedBy: z.object({ reason: z.string(), until: z.iso.date() }).nullable(),
});
export type FindingView = z.infer<typeof findingViewSchema>;

const ruleViewSchema = z.object({
  id: z.enum(ruleIds),
  title: z.string(),
  severity: z.enum(findingSeverities),
  /** Why it matters, and what to do. */
  explanation: z.string(),
  findings: z.array(findingViewSchema).readonly(),
  suppressed: z.array(findingViewSchema).readonly(),
});
export type RuleView = z.infer<typeof ruleViewSchema>;

export const findingsViewSchema = z.object({
  /** The most severe first. */
  rules: z.array(ruleViewSchema).readonly(),
  /** What of the running platform could not be read, in words; the rules about it then say nothing. */
  unread: z.array(z.string()).readonly(),
  model: modelFactsSchema,
});
export type FindingsView = z.infer<typeof findingsViewSchema>;
