import type { MetricsProfile } from "./metrics-profile.ts";
import type { RequestObjective } from "./request-objective.ts";

/** What is asked for: the requests of one service in one environment. */
export interface MetricsScope {
  readonly profile: MetricsProfile;
  /** Labels that its series have and no other service's: names to values. */
  readonly matchers: Readonly<Record<string, string>>;
  /** Null = nothing was promised. */
  readonly objective: RequestObjective | null;
}

/** One that promises something, so that it can be judged. */
export interface JudgedScope extends MetricsScope {
  readonly objective: RequestObjective;
}
