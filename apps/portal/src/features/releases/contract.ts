import { registerReleaseSchema, releaseSchema } from "@greenroom/core/releases";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

export const releaseRoutes = {
  list: route({
    method: "GET",
    path: "/api/releases",
    summary: "List the newest releases",
    permission: "release:read",
    answer: z.array(releaseSchema),
    errors: [],
  }),
  register: route({
    method: "POST",
    path: "/api/releases",
    summary: "Make a release known that no environment runs yet",
    permission: "release:register",
    body: registerReleaseSchema,
    answer: releaseSchema,
    errors: ["service_unknown", "repository_unknown", "repository_foreign", "release_version_taken"],
  }),
};
