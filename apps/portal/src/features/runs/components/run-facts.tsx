"use client";

import { CopyableId } from "#portal/design/copyable-id.tsx";
import { KeyValueList } from "#portal/design/key-value-list.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { RelativeTime } from "#portal/design/relative-time.tsx";
import type { RunDetailView } from "../run-view.ts";

/** What the run was made from. */
export function RunFacts({ run }: { run: RunDetailView }) {
  const { plan } = run;
  return (
    <Panel title="Run">
      <KeyValueList
        items={[
          ["Environment", run.environment],
          ["Layer", run.layer],
          ["Requested by", run.requestedBy],
          ["Asked for", <RelativeTime key="at" at={run.requestedAt} />],
          ...(plan === null
            ? []
            : ([
                ["Plan digest", <CopyableId key="plan" value={plan.digest} length={12} />],
                ["Planned on state", plan.stateSerial ?? "none yet"],
                ["Configuration", <CopyableId key="conf" value={plan.configurationDigest} length={12} />],
                ["Lock file", <CopyableId key="lock" value={plan.lockFileDigest} length={12} />],
                ["Variables", <CopyableId key="vars" value={plan.variablesDigest} length={12} />],
              ] as const)),
          ...(run.summary ? ([["Terraform", run.summary.terraformVersion]] as const) : []),
        ]}
      />
    </Panel>
  );
}
