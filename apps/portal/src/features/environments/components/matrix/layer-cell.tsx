import Link from "next/link";
import { RelativeTime, StatusBadge } from "#portal/design/index.ts";
import { RunStatusBadge } from "#portal/features/runs/components/run-status-badge.tsx";
import { layerCause } from "#portal/features/environments/causes.ts";
import type { LayerSummary } from "#portal/features/environments/contract.ts";
import type { Absence } from "#portal/features/environments/matrix.ts";
import { AbsenceNote } from "./absence-note.tsx";
import { CauseLine } from "./cause-line.tsx";
import classes from "./matrix.module.css";

/** A Terraform state: how new it is, whether it drifted, who holds it, what its newest run became. */
export function LayerCell({ environment, layer }: { environment: string; layer: LayerSummary | Absence }) {
  if (typeof layer === "string") return <AbsenceNote of={layer} />;
  const { state, drift, lock, run } = layer;
  const cause = layerCause(layer);
  return (
    <>
      <span className={classes.line}>
        <Link
          className={classes.version}
          href={run ? `/runs/${run.id}` : `/runs?env=${environment}`}
          title={run ? "The newest run" : "Runs of this environment"}
        >
          {state ? `state ${state.serial}` : "no state"}
        </Link>
        {state && (
          <span className={classes.dimmed}>
            <RelativeTime at={state.at} />
          </span>
        )}
      </span>
      <span className={classes.line}>
        {run && <RunStatusBadge status={run.status} />}
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
    </>
  );
}
