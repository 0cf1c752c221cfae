"use client";

import { type RiskDecision, type RiskStatus, riskStatuses, riskStatusFacts } from "@greenroom/core/risks";
import { Button, Drawer, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FailedState } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import { decideRisk, riskQueries } from "../queries/risk-queries.ts";
import type { RiskView } from "../risk-view.ts";

interface DecisionForm {
  readonly status: RiskStatus;
  readonly reviewBy: string;
  readonly reason: string;
  readonly until: string;
  readonly note: string;
}

/** What is decided about a risk now. It stands over the file until somebody decides again. */
export function DecisionDrawer({
  risk,
  mayAccept,
  opened,
  onClose,
}: {
  risk: RiskView;
  mayAccept: boolean;
  opened: boolean;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const form = useForm<DecisionForm>({
    initialValues: {
      status: risk.status,
      reviewBy: risk.reviewBy,
      reason: risk.acceptance?.reason ?? "",
      until: risk.acceptance?.until ?? "",
      note: "",
    },
  });
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: (values: DecisionForm) => decideRisk(risk.id, toDecision(values)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: riskQueries.all });
      close();
    },
  });
  function close() {
    reset();
    onClose();
  }
  const isAccepted = form.values.status === "accepted";
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <Drawer opened={opened} onClose={close} position="right" size={420} title="Decide about this risk">
      <form onSubmit={form.onSubmit((values) => mutate(values))} aria-label="Decide about this risk">
        <Stack gap="sm">
          <Select
            label="Status"
            data-autofocus
            allowDeselect={false}
            data={riskStatuses.map((value) => ({
              value,
              label: riskStatusFacts[value].word,
              disabled: value === "accepted" && !mayAccept,
            }))}
            description={mayAccept ? undefined : "Accepting a risk takes the role approver."}
            {...form.getInputProps("status")}
          />
          <TextInput type="date" label="Review by" required {...form.getInputProps("reviewBy")} />
          {isAccepted && (
            <>
              <Textarea
                label="Why it is accepted"
                autosize
                minRows={2}
                required
                {...form.getInputProps("reason")}
              />
              <TextInput
                type="date"
                label="Accepted until"
                description="At most a year; afterwards the risk counts as unchecked."
                required
                {...form.getInputProps("until")}
              />
            </>
          )}
          <Textarea label="Note" placeholder="What changed" autosize {...form.getInputProps("note")} />
          {error && (
            <FailedState
              what="The decision was not recorded"
              why={nameField(problem?.field ?? "", error.message)}
              remedy={problem?.remedy}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending}>
              Record decision
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

function toDecision({ status, reviewBy, reason, until, note }: DecisionForm): RiskDecision {
  return { status, reviewBy, acceptance: status === "accepted" ? { reason, until } : null, note };
}

/** Most messages begin with the field already. */
function nameField(field: string, message: string): string {
  return message.startsWith(field) ? message : `${field}: ${message}`;
}
