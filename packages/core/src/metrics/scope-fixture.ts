import { metricsProfileSchema } from "./metrics-profile.ts";
import type { JudgedScope } from "./metrics-scope.ts";
import { requestObjectiveSchema } from "./request-objective.ts";

/** Requests of go-demo, in dev unless `changes` says otherwise. */
export function scopeFixture(changes: Partial<JudgedScope> = {}): JudgedScope {
  return {
    profile: metricsProfileSchema.parse({
      requests: { histogram: "http_server_resp_time" },
      labels: { status: ["code"], path: "path" },
    }),
    matchers: { namespace: "dev", service: "go-demo" },
    delivery: "scraped",
    objective: requestObjectiveSchema.parse({
      id: "go-demo-availability-dev",
      errorRatioMax: 0.01,
      conditions: [{ label: "path", is: "!=", value: "/demo/random-error" }],
      leftOut: { what: ["/demo/random-error"], reason: "it fails by design" },
    }),
    latency: null,
    ...changes,
  };
}
