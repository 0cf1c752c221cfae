import { portal } from "#portal/composition/portal.ts";
import { answer, eventStream } from "#portal/http/answer.ts";
import { eventFor } from "#portal/live/event-for.ts";
import { liveRoutes } from "#portal/live/contract.ts";
import { liveStream } from "#portal/live/live-stream.ts";

export const dynamic = "force-dynamic";

export const GET = answer(liveRoutes.stream, ({ may, signal }) => {
  const { hub, streams } = portal().live;
  return eventStream(liveStream(hub, streams.until(may, signal), (event) => eventFor(may.viewer, event)));
});
