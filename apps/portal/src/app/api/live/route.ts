import type { LiveEvent } from "@greenroom/core/live";
import { portal } from "#portal/composition/portal.ts";
import { answer, eventStream } from "#portal/http/answer.ts";
import { eventFor } from "#portal/live/event-for.ts";
import { liveRoutes } from "#portal/live/contract.ts";
import { liveRights } from "#portal/live/live-rights.ts";
import { liveStream } from "#portal/live/live-stream.ts";

export const dynamic = "force-dynamic";

export const GET = answer(liveRoutes.stream, ({ may, viewer, query, request, signal }) => {
  const { hub, streams } = portal().live;
  const reader = {
    hears: (event: LiveEvent) => eventFor(viewer, event),
    rights: liveRights(viewer),
    // A browser that takes a stream up again by itself asks with the address it began with.
    after: request.headers.get("last-event-id") ?? query.after ?? null,
  };
  return eventStream(liveStream(hub, streams.until(may, signal), reader));
});
