import { chartIdSchema, type ChartUnit, timeRangeIdSchema, timeSeriesSchema } from "@greenroom/core/metrics";
import { z } from "zod";
import { route } from "#portal/http/route-contract.ts";

const unixSeconds = z.number();

const chartMarkerSchema = z.object({ at: unixSeconds, label: z.string(), environment: z.string() });
export type ChartMarker = z.infer<typeof chartMarkerSchema>;

const chartViewSchema = z.object({
  id: chartIdSchema,
  title: z.string(),
  unit: z.enum(["requests/s", "ratio", "seconds", "bytes"]) satisfies z.ZodType<ChartUnit>,
  description: z.string(),
  seriesLabel: z.enum(["path", "pod"]).nullable(),
  /** Why no environment has a line, and none will; null while it is measured. */
  notMeasured: z.string().nullable(),
  start: unixSeconds,
  end: unixSeconds,
  /** An environment whose Prometheus does not answer says so and leaves the others' lines alone. */
  environments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      series: z.array(timeSeriesSchema),
      /** Why its Prometheus gives no answer, and when it last gave one; null while it does. */
      failure: z.object({ reason: z.string(), lastAnsweredAt: z.iso.datetime().nullable() }).nullable(),
    }),
  ),
  markers: z.array(chartMarkerSchema),
  measuredAt: z.iso.datetime(),
});
export type ChartView = z.infer<typeof chartViewSchema>;

export const metricRoutes = {
  chart: route({
    method: "GET",
    path: "/api/metrics/{chart}",
    summary: "Read one chart of a service in every environment over a range",
    permission: "metrics:read",
    params: z.object({ chart: chartIdSchema }),
    query: z.strictObject({
      range: timeRangeIdSchema,
      /** As greenroom.yaml names it. */
      service: z.string().min(1).max(63),
    }),
    answer: chartViewSchema,
    errors: ["service_unknown"],
  }),
};
