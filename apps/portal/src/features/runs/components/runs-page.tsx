"use client";

import { type RunStatus, runStatuses, runStatusFacts } from "@greenroom/core/runs";
import { Button, Select, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { can } from "@greenroom/core/access";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { PageHeader } from "#portal/design/page-header.tsx";
import { Panel } from "#portal/design/panel.tsx";
import { ConfigurationFaults } from "#portal/features/configuration/components/configuration-faults.tsx";
import { NotThere } from "#portal/features/shell/components/not-there.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import type { LayerChoice } from "../run-view.ts";
import { NewPlanPanel } from "./new-plan-panel.tsx";
import { RunsTable } from "./runs-table.tsx";
import { WorkspaceStates } from "./workspace-states.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

/** The form of a plan, as the address asks for it. Who closes it leaves nothing of it there. */
const askedPlan = { new: parseAsBoolean.withDefault(false), layer: parseAsString };

const statuses = runStatuses.map((value) => ({ value, label: runStatusFacts[value].word }));

/** The runs of all environments or of the one chosen at the top. */
export function RunsPage({ layers }: { layers: readonly LayerChoice[] }) {
  const { viewer } = useShell();
  const { environment } = useEnvironment();
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(runStatuses));
  const [{ new: isAsking, layer }, setAsked] = useQueryStates(askedPlan);
  const newPlan = can(viewer, "run:plan") && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => void setAsked({ new: true })}>
      New plan
    </Button>
  );
  return (
    <>
      <PageHeader
        title={pageLabels["/runs"]}
        description="Terraform plans and applies. One run at a time holds a workspace; later ones wait for their turn."
        actions={newPlan}
      />
      <NotThere
        parameter="status"
        what="status"
        known={statuses.map(({ value, label }) => ({ id: value, name: label }))}
        instead="Runs of any status are shown."
      />
      <Stack gap="md">
        <ConfigurationFaults about={["terraform"]} environment={environment?.id ?? null} />
        <Panel
          flush
          title={environment ? `Runs in ${environment.name}` : "Runs in all environments"}
          actions={
            <Select<RunStatus>
              aria-label="Status"
              placeholder="Any status"
              size="xs"
              w={180}
              clearable
              data={statuses}
              value={status}
              onChange={(value) => void setStatus(value)}
            />
          }
        >
          <RunsTable filter={{ environment: environment?.id ?? null, status }} newPlan={newPlan} />
        </Panel>
        {can(viewer, "state:read") && <WorkspaceStates environment={environment?.id ?? null} />}
      </Stack>
      <NewPlanPanel
        key={`${environment?.id} ${layer}`}
        layers={layers}
        environment={environment?.id ?? null}
        layer={layer}
        opened={isAsking && can(viewer, "run:plan")}
        onClose={() => void setAsked(null)}
      />
    </>
  );
}
