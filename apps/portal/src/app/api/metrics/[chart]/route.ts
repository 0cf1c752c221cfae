import { metricRoutes } from "#portal/features/metrics/contract.ts";
import { getChartView } from "#portal/features/metrics/server/chart-view.ts";
import { answer } from "#portal/http/answer.ts";

export const GET = answer(metricRoutes.chart, ({ may, params, query }) =>
  getChartView(may, params.chart, query),
);
