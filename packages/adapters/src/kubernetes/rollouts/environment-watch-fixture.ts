import { clusterSilentSecondsMax } from "@greenroom/core/rollouts";
import { expect, type TestContext, vi } from "vitest";
import { createClusterAccess } from "../access/cluster-access.ts";
import { type ApiServerFixture, startApiServerFixture } from "../api-server-fixture.ts";
import { type EnvironmentWatch, watchEnvironment } from "./environment-watch.ts";

/** The look at the watches and the machine's own slowness on top of the bound. */
export const boundMs = clusterSilentSecondsMax * 1000 + 2000;

/** A server and watches of it, which end with the test.
 * @param user of the kubeconfig */
export async function startWatching(
  { onTestFinished }: TestContext,
  user?: (api: ApiServerFixture) => object,
) {
  const api = await startApiServerFixture();
  const states: string[] = [];
  const open = (): EnvironmentWatch =>
    watchEnvironment(api.environment, createClusterAccess(api.kubeconfig(user?.(api))), ({ connection }) =>
      states.push(connection.reason ?? connection.state),
    );
  const watches: EnvironmentWatch[] = [];
  onTestFinished(async () => {
    await Promise.all(watches.map((watch) => watch.stop()));
    await api.stop();
  });
  return {
    api,
    states,
    watch: () => {
      const watch = open();
      watches.push(watch);
      return watch;
    },
  };
}

export const connection = (watch: EnvironmentWatch) => watch.current().connection;
export const expectConnected = (watch: EnvironmentWatch) =>
  vi.waitFor(() => expect(connection(watch).state).toBe("connected"), { timeout: 10_000, interval: 20 });
/** @returns the reason, as soon as the watch is unreachable after it was asked for */
export const whyLost = (watch: EnvironmentWatch, timeout = 3000) =>
  vi.waitFor(
    () => {
      const { state, reason } = connection(watch);
      expect(state).toBe("unreachable");
      expect(reason).not.toBe("not asked yet");
      return reason;
    },
    { timeout, interval: 20 },
  );
export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
