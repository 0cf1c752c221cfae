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
    objective: requestObjectiveSchema.parse({
      path: "/demo/hello",
      errorRatioMax: 0.01,
      excluded: [{ path: "/demo/random-error", reason: "it fails by design" }],
    }),
    ...changes,
  };
}
