import { z } from "zod";

/** Where a Prometheus is reached, or what speaks as one (Thanos, Mimir): what stands before /api/v1. */
export const prometheusUrlSchema = z
  .url({
    protocol: /^https?$/,
    error: "should be an address, such as http://prometheus:9090 or https://metrics.example.com/prometheus",
  })
  .refine((url) => !/[?#]/.test(url), "ends with its path: leave out what stands from ? or # on")
  .refine(
    (url) => !URL.canParse(url) || (new URL(url).username === "" && new URL(url).password === ""),
    "holds a name or a password, which everybody can read here; name a file with a token instead",
  );

const accessShape = {
  url: prometheusUrlSchema.optional(),
  /** A file with the token that it wants. It is read with every question, since Kubernetes changes it under way. */
  bearerTokenFile: z.string().min(1).optional(),
  /** A file with the certificates of the authorities that its own may be signed by, instead of the system's. */
  caFile: z.string().min(1).optional(),
};

/** How a Prometheus is reached. In greenroom.yaml paths of files are relative to it. */
export const prometheusAccessSchema = z
  .strictObject(accessShape)
  .refine(({ url, caFile }) => caFile === undefined || !url?.startsWith("http:"), {
    path: ["caFile"],
    error: "counts for https alone, and the url is http; correct one of them",
  });
export type PrometheusAccess = z.infer<typeof prometheusAccessSchema>;

/** How an environment's Prometheus is reached: one that it names itself gets nothing that was meant for another.
 * @param fallback of environments that name none */
export function prometheusAccessOf(own: PrometheusAccess, fallback: PrometheusAccess): PrometheusAccess {
  return own.url === undefined ? { ...fallback, ...own } : own;
}
