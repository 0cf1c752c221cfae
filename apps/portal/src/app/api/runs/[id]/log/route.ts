import { runNotFound } from "@greenroom/core/runs";
import { portal } from "#portal/composition/portal.ts";
import { runRoutes } from "#portal/features/runs/contract.ts";
import { readLastEventId } from "#portal/features/runs/last-event-id.ts";
import { findRun } from "#portal/features/runs/server/get-runs.ts";
import { runLogStream } from "#portal/features/runs/server/run-log-stream.ts";
import { answer, eventStream } from "#portal/http/answer.ts";

export const dynamic = "force-dynamic";

export const GET = answer(
  runRoutes.log,
  async ({ may, params: { id }, query: { phase }, request, signal }) => {
    const run = await findRun(may, id);
    if (run === null) return runNotFound();
    const after = readLastEventId(request.headers.get("last-event-id"));
    if (!after.ok) return after;
    const { environment } = run.workspace;
    const ended = portal().live.streams.until(may, signal, { environment });
    return eventStream(runLogStream(id, phase, after.value, ended));
  },
);
