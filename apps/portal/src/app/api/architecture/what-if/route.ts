import { z } from "zod";
import { parseFailing } from "../../../../features/architecture/failing-parts.ts";
import { getWhatIf } from "../../../../features/architecture/server/get-what-if.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute(
  {
    permission: "architecture:read",
    query: z.strictObject({ fail: z.string().max(4_000).default("") }),
    status: { model_not_loaded: 503 },
  },
  ({ query }) => getWhatIf(parseFailing(query.fail)),
);
