"use client";

import {
  type ChangeAction,
  changeActions,
  type PlanSummary,
  type ResourceChange,
} from "@greenroom/core/runs";
import { useState } from "react";
import { Panel } from "#portal/design/panel.tsx";
import { EmptyState } from "#portal/design/states.tsx";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { ChangeCounts } from "./change-counts.tsx";
import { FieldDiff } from "./field-diff.tsx";
import classes from "./runs.module.css";

const groups: Record<ChangeAction, readonly [sign: string, title: string]> = {
  delete: ["−", "To destroy"],
  replace: ["±", "To replace"],
  update: ["~", "To change"],
  create: ["+", "To create"],
};
/** More resources than this start folded. */
const openMax = 3;

/** What a plan would do, destroys first. */
export function PlanView({ summary }: { summary: PlanSummary }) {
  return (
    <Panel flush title="Planned changes" actions={<ChangeCounts counts={summary.counts} />}>
      {summary.changes.length === 0 && (
        <div style={{ padding: "4px 16px" }}>
          <EmptyState title="No changes">The infrastructure is as its configuration describes it.</EmptyState>
        </div>
      )}
      {changeActions.map((action) => {
        const changes = summary.changes.filter((change) => change.action === action);
        if (changes.length === 0) return null;
        return (
          <section key={action} className={classes.group} aria-label={groups[action][1]}>
            <h3 className={classes.groupTitle}>
              {groups[action][1]} ({changes.length})
            </h3>
            {changes.map((change) => (
              <Resource key={change.address} change={change} opensFirst={summary.changes.length <= openMax} />
            ))}
          </section>
        );
      })}
    </Panel>
  );
}

function Resource({ change, opensFirst }: { change: ResourceChange; opensFirst: boolean }) {
  const [isOpen, setOpen] = useState(opensFirst);
  const { object, action } = change;
  return (
    <div className={classes.resource} data-action={action}>
      <button
        type="button"
        className={classes.resourceHead}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={classes.sign} aria-hidden>
          {groups[action][0]}
        </span>
        <span>{object ? `${object.kind} ${object.name}` : change.type}</span>
        <span className={`gr-mono ${classes.dimmed}`}>{change.address}</span>
        {change.drifted && <StatusBadge tone="warn">Changed outside Terraform</StatusBadge>}
      </button>
      {isOpen && <FieldDiff change={change} />}
    </div>
  );
}
