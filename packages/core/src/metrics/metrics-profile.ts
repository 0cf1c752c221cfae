import { z } from "zod";
import { isPattern } from "./pattern.ts";
import { labelNameSchema } from "../environments/index.ts";

const metricNameSchema = z
  .string()
  .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, "a metric's name is letters, digits, _ and :");

const histogramSchema = z.strictObject({
  /** Of how long requests took, without suffix: `name_bucket` and `name_count` are the classic form, `name` the native
   * one. A target may expose either or both. */
  histogram: metricNameSchema,
  unit: z.enum(["seconds", "milliseconds"]).default("seconds"),
});

/** How a kind of service measures its requests: which metric counts them, and what its labels are called. */
export const metricsProfileSchema = z.strictObject({
  requests: z.union([
    histogramSchema,
    z.strictObject({
      counter: metricNameSchema,
      /** Where how long requests took stands in a metric of its own, which need not know their status; left out where
       * it is not measured. */
      times: histogramSchema.optional(),
    }),
  ]),
  labels: z.strictObject({
    /** Of the HTTP status; several where libraries differ, of which a series has one. */
    status: z.array(labelNameSchema).min(1),
    /** Of the path or route; left out where requests are not told apart. */
    path: labelNameSchema.optional(),
  }),
  /** Which values of the status are failures: a regular expression over the whole value, as RE2 reads it. */
  failed: z
    .string()
    .min(1)
    .refine(isPattern, "is no regular expression that Prometheus reads; write one such as 5..")
    .default("5.."),
});
export type MetricsProfile = z.infer<typeof metricsProfileSchema>;

/** What client libraries call their labels. */
const clientLibraryLabels = {
  status: ["code", "status", "status_code"],
  path: "path",
};

/** Profiles that need not be written down. Names of OpenTelemetry: semantic conventions for HTTP metrics, as the
 * Prometheus exporter writes them. */
export const knownProfiles: Readonly<Record<string, MetricsProfile>> = {
  opentelemetry: metricsProfileSchema.parse({
    requests: { histogram: "http_server_request_duration_seconds" },
    labels: { status: ["http_response_status_code"], path: "http_route" },
  }),
  "http-request-duration": metricsProfileSchema.parse({
    requests: { histogram: "http_request_duration_seconds" },
    labels: clientLibraryLabels,
  }),
  "http-requests-total": metricsProfileSchema.parse({
    requests: { counter: "http_requests_total" },
    labels: clientLibraryLabels,
  }),
};
