import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

export const apiRoutes = {
  openApi: route({
    method: "GET",
    path: "/api/openapi.json",
    summary: "Read this description of the API, as OpenAPI 3.1",
    permission: "environment:read",
    answer: z.looseObject({ openapi: z.string() }),
    errors: [],
  }),
};
