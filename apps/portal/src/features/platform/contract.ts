import { platformStatusSchema } from "@greenroom/core/platform";
import { route } from "#portal/http/route-contract.ts";

export const platformRoutes = {
  status: route({
    method: "GET",
    path: "/api/platform/status",
    summary: "Read how far the embedded parts are; null where nothing is embedded",
    permission: "environment:read",
    answer: platformStatusSchema.nullable(),
    errors: [],
  }),
};
