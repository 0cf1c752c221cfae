import { modelIdSchema } from "@greenroom/core/architecture";
import { environmentIdSchema } from "@greenroom/core/environments";
import { revisionSchema } from "@greenroom/core/risks";
import { z } from "zod";
import { comparisonModes } from "../../../../features/architecture/compare/comparison-view.ts";
import { getComparison } from "../../../../features/architecture/server/get-comparison.ts";
import { httpRoute } from "../../../../http/http-route.ts";

const side = z.union([revisionSchema, environmentIdSchema]).optional();

export const GET = httpRoute(
  {
    permission: "architecture:read",
    query: z.strictObject({
      mode: z.enum(comparisonModes),
      from: side,
      to: side,
      zone: modelIdSchema.optional(),
    }),
    status: { model_not_loaded: 503, no_revisions: 404 },
  },
  ({ query }) => getComparison(query),
);
