import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  readonly requestsPerSecond: number;
}

export interface LoadOutcome {
  readonly requests: number;
  /** Not answered with 2xx: refused, reset, timed out or another status. */
  readonly failed: number;
  /** Milliseconds. */
  readonly p99Ms: number;
}

/** A bounded load on kept connections, as a browser or a proxy makes it. */
export async function putLoadOn({
  url,
  seconds,
  connections,
  requestsPerSecond,
}: Load): Promise<LoadOutcome> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    overallRate: requestsPerSecond,
    timeout: 10,
  });
  return {
    requests: result.requests.total,
    failed: result.errors + result.non2xx,
    p99Ms: result.latency.p99,
  };
}

/** Goes on until it is stopped.
 * @returns how to stop it; resolves when it has stopped */
export function keepLoadOn(
  url: string,
  { requestsPerSecond }: Pick<Load, "requestsPerSecond">,
): { stop(): Promise<void> } {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const hour = 3600;
  const running = autocannon({ url, connections: 2, duration: hour, overallRate: requestsPerSecond }, () =>
    resolve(),
  );
  return {
    stop() {
      running.stop();
      return ended;
    },
  };
}
