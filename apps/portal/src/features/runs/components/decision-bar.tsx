"use client";

import type { Decision } from "@greenroom/core/executions";
import { Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "#portal/features/shell/components/confirm-button.tsx";
import { runCommands } from "../queries/run-queries.ts";
import type { RunDetailView } from "../run-view.ts";
import { ChangeCounts } from "./change-counts.tsx";
import classes from "./runs.module.css";

/** What can be decided about the run now, and by whom. An approval sends the digest of the plan on this page. */
export function DecisionBar({ run }: { run: RunDetailView }) {
  const client = useQueryClient();
  const { decisions, plan } = run;
  if (!decisions.approve && !decisions.discard && !decisions.cancel) return null;
  const { given, required } = decisions.approvals;
  const decided = async (command: Promise<unknown>) => {
    try {
      await command;
    } finally {
      await client.invalidateQueries({ queryKey: ["runs"] });
    }
  };
  const facts = [
    ["Run", run.message || run.id],
    ["Layer", run.layer],
    ...(run.counts ? ([["Planned", <ChangeCounts key="counts" counts={run.counts} />]] as const) : []),
    ["Requested by", run.requestedBy],
  ] as const;
  const asked = { facts, environment: run.environment, comment: "optional" } as const;
  return (
    <section className={classes.decisionBar} aria-label="Decision">
      <div className={classes.decisionText}>
        {decisions.approve ? (
          <>
            <Text fw={600}>
              This plan waits for approval ({given} of {Math.max(required, 1)}){" "}
              <ChangeCounts counts={run.counts} />
            </Text>
            <Text c="dimmed">
              {reasonOf(decisions.approve) ?? "Approving applies exactly the plan on this page."}
            </Text>
          </>
        ) : (
          <Text c="dimmed">{reasonOf(decisions.cancel) ?? whatCancelingDoes(run)}</Text>
        )}
      </div>
      <Group gap="xs">
        {decisions.cancel && (
          <ConfirmButton
            variant="default"
            disabled={!decisions.cancel.allowed}
            question={{
              ...asked,
              title: "Cancel this run?",
              consequence: whatCancelingDoes(run),
              keep: "Let it go on",
              act: "Cancel the run",
            }}
            decide={(comment) => decided(runCommands.cancel(run.id, comment))}
          >
            Cancel run
          </ConfirmButton>
        )}
        {decisions.discard && (
          <ConfirmButton
            variant="default"
            disabled={!decisions.discard.allowed}
            question={{
              ...asked,
              title: "Discard this plan?",
              consequence: "The run ends, and nothing is changed. The next run of the layer gets its turn.",
              keep: "Keep it",
              act: "Discard the plan",
            }}
            decide={(comment) => decided(runCommands.discard(run.id, comment))}
          >
            Discard
          </ConfirmButton>
        )}
        {decisions.approve && plan && (
          <ConfirmButton
            disabled={!decisions.approve.allowed}
            question={{
              ...asked,
              title: "Approve and apply this plan?",
              consequence:
                given + 1 < required
                  ? `Yours is approval ${given + 1} of ${required}: it is applied after the last of them.`
                  : "It is applied at once, exactly as it stands on this page.",
              keep: "Not now",
              act: "Approve",
            }}
            decide={(comment) => decided(runCommands.approve(run.id, plan.digest, comment))}
          >
            Approve and apply
          </ConfirmButton>
        )}
      </Group>
    </section>
  );
}

function whatCancelingDoes({ status }: RunDetailView): string {
  return status === "applying"
    ? "Canceling interrupts the apply; what was done until then stays."
    : "Canceling ends this run; nothing is changed.";
}

function reasonOf(decision: Decision): string | null {
  return decision && !decision.allowed ? decision.reason : null;
}
