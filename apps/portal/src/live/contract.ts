import { route } from "#portal/http/route-contract.ts";

export const liveRoutes = {
  stream: route({
    method: "GET",
    path: "/api/live",
    summary: "Follow what changes, as server-sent events",
    permission: "environment:read",
    answer: {
      stream: "text/event-stream",
      description:
        "A `hello`, then an event for each change with its topic, key and, where it is small, data; a `heartbeat` every 15 s; a `resync` where events were missed and everything should be read again.",
    },
    errors: [],
  }),
};
