"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "#portal/design/use-notify.ts";
import { ProblemError } from "#portal/http/call.ts";
import type { RunView } from "../run-view.ts";

/** A command on runs: what it changed is fetched again, a refusal is said with its remedy. */
export function useRunCommand<Input>(
  command: (input: Input) => Promise<RunView>,
  onDone?: (run: RunView) => void,
) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: command,
    onSuccess: (run) => onDone?.(run),
    onError: (error) => {
      const remedy = error instanceof ProblemError ? error.problem.remedy : undefined;
      notify({ color: "red", title: error.message, message: remedy ?? "", autoClose: 10_000 });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  });
}
