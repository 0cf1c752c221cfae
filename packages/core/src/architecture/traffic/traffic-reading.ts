import { z } from "zod";

const time = z.iso.datetime();

const trafficNumbersSchema = z.object({
  requestsPerSecond: z.number(),
  /** Null = it is not measured, or there was too little to tell. */
  p95Seconds: z.number().nullable(),
  observedAt: time,
});
export type TrafficNumbers = z.infer<typeof trafficNumbersSchema>;

const measuredSchema = trafficNumbersSchema.extend({ state: z.literal("measured") });
const lastKnownSchema = trafficNumbersSchema.extend({ state: z.literal("last-known"), reason: z.string() });
const noneSchema = z.object({ state: z.literal("none"), reason: z.string() });

/** No data is not zero: where nothing was counted there is a reason and no number. */
export type TrafficMeasure = z.infer<typeof measuredSchema | typeof lastKnownSchema | typeof noneSchema>;

function measureOf<Measured extends z.ZodRawShape>(measured: Measured) {
  return z.discriminatedUnion("state", [
    measuredSchema.extend(measured),
    lastKnownSchema.extend(measured),
    noneSchema.extend(measured),
  ]);
}

/** Of everything that the model binds to a measurement; what is not in it is not measured. */
export const trafficReadingSchema = z.object({
  at: time,
  /** Null as long as Prometheus answers anything. */
  outage: z.object({ reason: z.string(), answeredAt: time.nullable() }).nullable(),
  /** `environment` = the one that alone was measured; null = all of them together. */
  components: z.array(measureOf({ component: z.string(), environment: z.string().nullable() })).readonly(),
  dependencies: z.array(measureOf({ from: z.string(), to: z.string(), protocol: z.string() })).readonly(),
});
export type TrafficReading = z.infer<typeof trafficReadingSchema>;
