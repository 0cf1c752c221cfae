"use client";

import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeyValueList } from "#portal/design/key-value-list.tsx";
import { FailedState } from "#portal/design/states.tsx";
import { ProblemError } from "#portal/http/problem-error.ts";
import { useShell } from "../shell-context.ts";

/** What somebody is about to do, said before it is done. */
export interface Question {
  /** As a question, "Approve the plan?", or as the act where its gates are shown with it. */
  readonly title: string;
  /** What it is done to; where it is done is added by the form. */
  readonly facts: readonly (readonly [label: string, value: ReactNode])[];
  /** Id of where it is done; in production its name has to be typed. Null = in no environment. */
  readonly environment: string | null;
  /** What follows. */
  readonly consequence: ReactNode;
  /** The choice that changes nothing. */
  readonly keep: string;
  readonly act: string;
  /** What is said with it stays on record: whether it may be left out. */
  readonly comment: "optional" | "needed";
}

const commentFields = {
  optional: { label: "Comment", description: "Optional; it stays on record with your name." },
  needed: { label: "Reason", description: "The next person will want to know it.", required: true },
} as const;

/** How everything that cannot be undone is asked once more, in a dialog or a drawer. The focus is on the choice that
 * changes nothing, and Enter in a field decides nothing.
 * @param decide rejects where it was refused: the form says why and stays
 * @param onClose nothing was decided
 * @param onDone it is done; left out = as when nothing was decided
 * @param children what has to be seen before the choice, such as gates
 * @param isReady false = not to be chosen yet */
export function QuestionForm({
  question,
  decide,
  onClose,
  onDone = onClose,
  children,
  isReady = true,
}: {
  readonly question: Question;
  readonly decide: (comment: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
  readonly isReady?: boolean;
}) {
  const { environments } = useShell();
  const place = environments.find(({ id }) => id === question.environment);
  const keep = useRef<HTMLButtonElement>(null);
  const [comment, setComment] = useState("");
  const [typed, setTyped] = useState("");
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => decide(comment.trim()),
    onSuccess: onDone,
  });
  // Where it takes the place of what stood in a drawer nothing else gives it the focus.
  useEffect(() => keep.current?.focus(), []);
  const isMeant = !place?.production || isSameName(typed, place.name);
  const isSaid = question.comment === "optional" || comment.trim() !== "";
  const where = place?.name ?? question.environment;
  return (
    <Stack gap="md">
      <KeyValueList items={[...question.facts, ...(where ? ([["Environment", where]] as const) : [])]} />
      <Text c="dimmed">{question.consequence}</Text>
      {children}
      <Textarea
        {...commentFields[question.comment]}
        autosize
        minRows={2}
        maxLength={500}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
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
        <Button ref={keep} variant="default" onClick={onClose} data-autofocus>
          {question.keep}
        </Button>
        <Button
          loading={isPending}
          disabled={!isMeant || !isSaid || !isReady}
          color={place?.production ? "red" : undefined}
          onClick={() => mutate()}
        >
          {question.act}
        </Button>
      </Group>
    </Stack>
  );
}

function isSameName(typed: string, name: string): boolean {
  return typed.trim().toLowerCase() === name.toLowerCase();
}
