"use client";

import type { Decision } from "@greenroom/core/executions";
import { Button, Group, Text } from "@mantine/core";
import { runCommands } from "../queries/run-queries.ts";
import { useRunCommand } from "../queries/use-run-command.ts";
import type { RunDetailView } from "../run-view.ts";
import { ChangeCounts } from "./change-counts.tsx";
import classes from "./runs.module.css";

/** What can be decided about the run now, and by whom. An approval sends the digest of the plan on this page. */
export function DecisionBar({ run }: { run: RunDetailView }) {
  const approve = useRunCommand((digest: string) => runCommands.approve(run.id, digest));
  const discard = useRunCommand(() => runCommands.discard(run.id, ""));
  const cancel = useRunCommand(() => runCommands.cancel(run.id));
  const { decisions, plan } = run;
  if (!decisions.approve && !decisions.discard && !decisions.cancel) return null;
  const isBusy = approve.isPending || discard.isPending || cancel.isPending;
  const { given, required } = decisions.approvals;
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
          <Text c="dimmed">
            {reasonOf(decisions.cancel) ??
              (run.status === "applying"
                ? "Canceling interrupts the apply; what was done until then stays."
                : "Canceling ends this run; nothing is changed.")}
          </Text>
        )}
      </div>
      <Group gap="xs">
        {decisions.cancel && (
          <Button
            variant="default"
            disabled={!decisions.cancel.allowed || isBusy}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          >
            Cancel run
          </Button>
        )}
        {decisions.discard && (
          <Button
            variant="default"
            disabled={!decisions.discard.allowed || isBusy}
            loading={discard.isPending}
            onClick={() => discard.mutate(undefined)}
          >
            Discard
          </Button>
        )}
        {decisions.approve && plan && (
          <Button
            disabled={!decisions.approve.allowed || isBusy}
            loading={approve.isPending}
            onClick={() => approve.mutate(plan.digest)}
          >
            Approve and apply
          </Button>
        )}
      </Group>
    </section>
  );
}

function reasonOf(decision: Decision): string | null {
  return decision && !decision.allowed ? decision.reason : null;
}
