import { type Environment, prometheusAccessOf, type PrometheusAccess } from "../environments/index.ts";
import { isIn, matchersIn, type Service, workloadIn } from "./service.ts";

type Matchers = Readonly<Record<string, string>>;

/** A service in an environment, by its place in the lists that they were read from. */
interface Place {
  readonly service: number;
  readonly environment: number;
}

/** Two places of which one is asked for series of the other: whatever is counted of it is too much. */
export interface SharedSeries {
  /** Whose matchers select too much. */
  readonly by: Place;
  /** Whose series those are. */
  readonly of: Place;
}

type Measured = Pick<Service, "environments" | "workload"> & {
  readonly metrics?: Parameters<typeof matchersIn>[0] | null | undefined;
};

/** Every pair of places that is not told apart at a Prometheus that both share: one has all matchers of the other. Those
 * that have a label with different values have no series in common; of others only the Prometheus knows.
 * @param shared Prometheus of environments that name none */
export function findSharedSeries(
  services: readonly Measured[],
  environments: readonly Environment[],
  shared: PrometheusAccess = {},
): readonly SharedSeries[] {
  const places = services.flatMap((each, service) =>
    environments.flatMap((where, environment) => {
      if (!each.metrics || !isIn(each, where)) return [];
      const { namespace } = workloadIn(each, where);
      const matchers = matchersIn(each.metrics, where, namespace);
      return [{ service, environment, matchers, answerer: answererOf(where, shared) }];
    }),
  );
  return places.flatMap((one, at) =>
    places.slice(0, at).flatMap((earlier) => {
      if (one.answerer !== earlier.answerer) return [];
      // What is equal is the later one's fault.
      if (selects(one.matchers, earlier.matchers)) return [{ by: one, of: earlier }];
      return selects(earlier.matchers, one.matchers) ? [{ by: earlier, of: one }] : [];
    }),
  );
}

/** Whether all series that have the labels of `others` have those of `matchers`. */
function selects(matchers: Matchers, others: Matchers): boolean {
  return Object.entries(matchers).every(([name, value]) => others[name] === value);
}

/** One address shows each token what its owner may see. */
function answererOf({ prometheus }: Environment, shared: PrometheusAccess): string {
  const { url, bearerTokenFile } = prometheusAccessOf(prometheus, shared);
  return JSON.stringify([url?.replace(/\/$/, ""), bearerTokenFile]);
}
