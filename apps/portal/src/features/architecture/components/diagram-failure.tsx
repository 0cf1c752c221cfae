import { FailedState } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";

export function DiagramFailure({ error, what }: { error: unknown; what?: string }) {
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <FailedState
      what={problem?.message ?? what ?? "The architecture could not be read."}
      remedy={problem?.remedy ?? "It is tried again when the page is opened again."}
    />
  );
}
