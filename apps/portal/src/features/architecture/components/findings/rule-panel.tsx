import type { FindingSeverity } from "@greenroom/core/architecture";
import { Anchor } from "@mantine/core";
import Link from "next/link";
import { Panel, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import type { FindingView, LinkedName, RuleView } from "#portal/features/architecture/findings-view.ts";
import classes from "./findings.module.css";

const tones: Readonly<Record<FindingSeverity, StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};

/** A rule with why it matters, what it finds, and folded below what somebody accepted. */
export function RulePanel({ rule }: { rule: RuleView }) {
  const { title, severity, explanation, findings, suppressed } = rule;
  return (
    <Panel
      title={`${title} (${findings.length})`}
      description={explanation}
      actions={<StatusBadge tone={findings.length > 0 ? tones[severity] : "idle"}>{severity}</StatusBadge>}
      flush
    >
      {findings.length > 0 && (
        <ul className={classes.findings} aria-label={title}>
          {findings.map((finding) => (
            <Finding key={`${finding.subject.id} ${finding.message}`} finding={finding} />
          ))}
        </ul>
      )}
      {suppressed.length > 0 && (
        <details className={classes.accepted}>
          <summary>{suppressed.length} accepted for a time</summary>
          <ul className={classes.findings} aria-label={`${title}: accepted`}>
            {suppressed.map((finding) => (
              <Finding key={`${finding.subject.id} ${finding.message}`} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Finding({ finding: { subject, message, others, suppressedBy } }: { finding: FindingView }) {
  return (
    <li className={classes.finding}>
      <span className={classes.subject}>
        <PartLink part={subject} />
        {subject.kind !== "component" && <span className={classes.note}>{subject.kind}</span>}
      </span>
      <span>
        {message}
        {others.length > 0 && (
          <span className={classes.note}>
            {others.map((part, index) => (
              <span key={part.id}>
                {index > 0 && ", "}
                <PartLink part={part} />
              </span>
            ))}
          </span>
        )}
        {suppressedBy && (
          <span className={classes.note}>
            Accepted until {suppressedBy.until}: {suppressedBy.reason}
          </span>
        )}
      </span>
    </li>
  );
}

function PartLink({ part: { name, path } }: { part: LinkedName }) {
  if (path === null) return <>{name}</>;
  return (
    <Anchor component={Link} href={path} inherit>
      {name}
    </Anchor>
  );
}
