import { z } from "zod";
import { modelIdSchema, proseSchema } from "../text-schema.ts";
import { type Finding, type FindingSubject, findingSubjectKinds } from "./finding.ts";
import { modelRuleIds, realityRuleIds, type RuleId } from "./rule-ids.ts";

const suppressibleRuleIds = [...modelRuleIds, ...realityRuleIds] as const;

export const suppressionSchema = z
  .strictObject({
    rule: z
      .enum(suppressibleRuleIds, `there is no such rule; known are ${suppressibleRuleIds.join(", ")}`)
      .describe("The rule whose finding is accepted."),
    component: modelIdSchema.optional().describe("The component that the finding is about."),
    to: modelIdSchema.optional().describe("Narrows it to the dependency on this component."),
    flow: modelIdSchema.optional().describe("The flow that the finding is about."),
    requirement: modelIdSchema.optional().describe("The requirement that the finding is about."),
    topic: modelIdSchema.optional().describe("The topic that the finding is about."),
    workload: z
      .string()
      .regex(/^[a-z0-9-]{1,63}\/[a-z0-9.-]{1,63}$/, "a workload is namespace/name")
      .optional()
      .describe("The running workload that the finding is about, as namespace/name."),
    reason: proseSchema.describe("Why it is right as it is, for now."),
    until: z.iso.date("a day, such as 2027-01-31").describe("The last day on which it counts."),
  })
  .superRefine((suppression, context) => {
    const given = findingSubjectKinds.filter((kind) => suppression[kind] !== undefined);
    if (given.length !== 1)
      context.addIssue({
        code: "custom",
        path: [],
        message: `a suppression names one of ${findingSubjectKinds.join(", ")}, not ${given.join(" and ") || "none"}`,
      });
    if (suppression.to !== undefined && suppression.component === undefined)
      context.addIssue({ code: "custom", path: ["to"], message: "only a component has dependencies" });
  });
/** A finding that somebody accepts, with the reason and an end. */
export type Suppression = z.infer<typeof suppressionSchema>;

export function suppressionSubject(suppression: Suppression): FindingSubject {
  for (const kind of findingSubjectKinds) {
    const id = suppression[kind];
    if (id !== undefined)
      return { kind, id, ...(suppression.to === undefined ? {} : { to: suppression.to }) };
  }
  throw new RangeError("a checked suppression has a subject");
}

/** Marks what is suppressed, and adds a finding for every suppression that has expired or suppresses nothing.
 * @param rules those that were checked: suppressions of others are not judged
 * @param today the calendar day, "2026-01-31" */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  rules: readonly RuleId[],
  today: string,
): readonly Finding[] {
  const judged = suppressions.filter(({ rule }) => rules.includes(rule));
  const live = judged.filter(({ until }) => until >= today);
  const marked = findings.map((finding) => {
    const found = live.find((suppression) => suppresses(suppression, finding));
    return found ? { ...finding, suppressedBy: { reason: found.reason, until: found.until } } : finding;
  });
  const late = judged.flatMap((suppression): readonly Finding[] => {
    const subject = suppressionSubject(suppression);
    const about = `${suppression.rule} for ${subjectText(subject)}`;
    const common = { subject, components: subject.kind === "component" ? [subject.id] : [] };
    if (!findings.some((finding) => suppresses(suppression, finding)))
      return [
        {
          ...common,
          rule: "suppression-unused",
          severity: "low",
          message: `The suppression of ${about} suppresses nothing.`,
        },
      ];
    if (suppression.until >= today) return [];
    return [
      {
        ...common,
        rule: "suppression-expired",
        severity: "medium",
        message: `The suppression of ${about} ended on ${suppression.until}. Its reason was: ${suppression.reason}`,
      },
    ];
  });
  return [...marked, ...late];
}

function suppresses(suppression: Suppression, { rule, subject }: Finding): boolean {
  const named = suppressionSubject(suppression);
  return (
    suppression.rule === rule &&
    named.kind === subject.kind &&
    named.id === subject.id &&
    (named.to === undefined || named.to === subject.to)
  );
}

function subjectText({ kind, id, to }: FindingSubject): string {
  return `${kind} ${id}${to === undefined ? "" : ` → ${to}`}`;
}
