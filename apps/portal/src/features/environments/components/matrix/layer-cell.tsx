import { runStatusFacts } from "@greenroom/core/runs";
import { memo } from "react";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { layerCause } from "#portal/features/environments/causes.ts";
import type { LayerSummary } from "#portal/features/environments/contract.ts";
import { CauseLine } from "./cause-line.tsx";
import classes from "./matrix.module.css";

/** A Terraform state: how new it is, whether it drifted, who holds it, what its newest run became.
 * @param since how long ago the state was written; null = there is none */
export const LayerCell = memo(function LayerCell({
  environment,
  layer: summary,
  isFirst,
  since,
}: {
  environment: string;
  layer: LayerSummary;
  isFirst: boolean;
  since: string | null;
}) {
  const { layer, state, drift, lock, run } = summary;
  const cause = layerCause(summary);
  return (
    <div className={classes.cell} role="cell" data-first={isFirst || undefined}>
      <span className={classes.blockName}>{`${layer}, infrastructure`}</span>
      <span className={classes.line}>
        <a
          className={classes.version}
          href={run ? `/runs/${run.id}` : `/runs?env=${environment}`}
          title={run ? "The newest run" : "Runs of this environment"}
        >
          {state ? `state ${state.serial}` : "no state"}
        </a>
        {state && (
          <time className={classes.dimmed} dateTime={state.at} suppressHydrationWarning>
            {since}
          </time>
        )}
      </span>
      <span className={classes.line}>
        {run && (
          <StatusBadge tone={runStatusFacts[run.status].tone}>{runStatusFacts[run.status].word}</StatusBadge>
        )}
        {drift === "drifted" && (
          <StatusBadge tone="warn" plain>
            drifted
          </StatusBadge>
        )}
        {drift === "in-sync" && (
          <StatusBadge tone="good" plain>
            no drift
          </StatusBadge>
        )}
        {lock && (
          <StatusBadge tone="warn" plain>
            locked
          </StatusBadge>
        )}
      </span>
      {cause && <CauseLine cause={cause} />}
    </div>
  );
});
