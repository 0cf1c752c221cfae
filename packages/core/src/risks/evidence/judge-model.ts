import type { Finding } from "../../architecture/index.ts";
import type { EvidenceFinding } from "./reading.ts";

/** @param findings of the model's rules; what is suppressed for a reason violates nothing */
export function judgeModel(
  rule: string,
  component: string | undefined,
  findings: readonly Finding[],
): EvidenceFinding {
  const [first, ...more] = findings.filter(
    (finding) =>
      finding.rule === rule &&
      finding.suppressedBy === undefined &&
      (component === undefined || finding.components.includes(component)),
  );
  if (!first) return { outcome: "holding", observed: "The rule finds nothing." };
  const rest = more.length > 0 ? ` And ${more.length} more.` : "";
  return { outcome: "violated", observed: `${first.message}${rest}` };
}
