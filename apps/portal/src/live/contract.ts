import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

export const liveRoutes = {
  stream: route({
    method: "GET",
    path: "/api/live",
    summary: "Follow what changes, as server-sent events",
    permission: "environment:read",
    query: z.strictObject({
      after: z.string().max(200).optional().describe("The id of the last event that was heard"),
    }),
    answer: {
      stream: "text/event-stream",
      description:
        "A `hello`, then an event for each change with its topic, key and, where it is small, data; a `heartbeat` every 15 s; a `resync` where events were missed and everything should be read again. Each has an id; sent as `after` or as the header Last-Event-ID, the stream goes on behind it.",
    },
    errors: [],
  }),
};
