"use client";

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { KeyValueList } from "#portal/design/key-value-list.tsx";
import { FailedState } from "#portal/design/states.tsx";
import { ProblemError } from "#portal/http/problem-error.ts";
import { useShell } from "../shell-context.ts";

/** What somebody is about to do, said before it is done. */
export interface Question {
  /** As a question: "Approve the plan?" */
  readonly title: string;
  /** What it is done to; where it is done is added by the dialog. */
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
  /** Id of where it is done; in production its name has to be typed. Null = in no environment. */
  readonly environment: string | null;
  /** What follows. */
  readonly consequence: ReactNode;
  /** The choice that changes nothing. */
  readonly keep: string;
  readonly act: string;
  /** Whether something can be said that stays on record. */
  readonly takesComment: boolean;
}

/** Asks once more before something that cannot be undone. The focus is on the choice that changes nothing, Escape
 * takes it, and Enter in a field decides nothing.
 * @param decide rejects where it was refused: the dialog says why and stays */
export function ConfirmDialog({
  question,
  decide,
  onClose,
}: {
  readonly question: Question;
  readonly decide: (comment: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { environments } = useShell();
  const place = environments.find(({ id }) => id === question.environment);
  const [comment, setComment] = useState("");
  const [typed, setTyped] = useState("");
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => decide(comment.trim()),
    onSuccess: onClose,
  });
  const isMeant = !place?.production || isSameName(typed, place.name);
  const where = place?.name ?? question.environment;
  return (
    <Modal opened onClose={onClose} title={question.title} size={480}>
      <Stack gap="md">
        <KeyValueList items={[...question.facts, ...(where ? ([["Environment", where]] as const) : [])]} />
        <Text c="dimmed">{question.consequence}</Text>
        {question.takesComment && (
          <Textarea
            label="Comment"
            description="Optional; it stays on record with your name."
            autosize
            minRows={2}
            maxLength={500}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
        {place?.production && (
          <TextInput
            label={`Type ${place.name} to go on`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error && (
          <FailedState
            what="Nothing was changed"
            why={error.message}
            remedy={error instanceof ProblemError ? error.problem.remedy : undefined}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {question.keep}
          </Button>
          <Button
            loading={isPending}
            disabled={!isMeant}
            color={place?.production ? "red" : undefined}
            onClick={() => mutate()}
          >
            {question.act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function isSameName(typed: string, name: string): boolean {
  return typed.trim().toLowerCase() === name.toLowerCase();
}
