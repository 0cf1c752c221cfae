import { chartIdSchema, timeRangeIdSchema } from "@greenroom/core/metrics";
import { z } from "zod";
import { getChartView } from "../../../../features/metrics/server/chart-view.ts";
import { httpRoute } from "../../../../http/http-route.ts";

export const GET = httpRoute(
  {
    permission: "metrics:read",
    params: z.object({ chart: chartIdSchema }),
    query: z.object({ range: timeRangeIdSchema }),
  },
  ({ params, query }) => getChartView(params.chart, query.range),
);
