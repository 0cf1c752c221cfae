import { clusterSilentSecondsMax, type ServiceRollout, type Workload } from "@greenroom/core/rollouts";
import { expect, type TestContext, vi } from "vitest";
import { createClusterAccess } from "../access/cluster-access.ts";
import { type ApiServerFixture, startApiServerFixture } from "../api-server-fixture.ts";
import { watchNamespace } from "./namespace-watch.ts";

/** Watches of a namespace, and what they say of its first service. */
export interface FixtureWatch {
  current(): ServiceRollout;
  all(): readonly ServiceRollout[];
  stop(): Promise<void>;
}

const goDemo: Workload = { kind: "Deployment", name: "go-demo", namespace: "dev", container: null };

/** The look at the watches and the machine's own slowness on top of the bound. */
export const boundMs = clusterSilentSecondsMax * 1000 + 2000;

/** A server and watches of it, which end with the test.
 * @param user of the kubeconfig
 * @param workloads of services that are called as they are */
export async function startWatching(
  { onTestFinished }: TestContext,
  user?: (api: ApiServerFixture) => object,
  workloads: readonly [Workload, ...Workload[]] = [goDemo],
) {
  const api = await startApiServerFixture();
  const states: string[] = [];
  const told: ServiceRollout[] = [];
  const open = (): FixtureWatch => {
    const environment = api.environment.id;
    const { current, stop } = watchNamespace(
      {
        context: api.environment.cluster.context,
        services: workloads.map((workload) => ({ environment, service: workload.name, workload })),
      },
      createClusterAccess(api.kubeconfig(user?.(api))),
      (changed) => {
        told.push(changed);
        states.push(changed.connection.reason ?? changed.connection.state);
      },
    );
    const first = () => {
      const [rollout] = current();
      if (rollout === undefined) throw new Error("nothing is watched");
      return rollout;
    };
    return { current: first, all: current, stop };
  };
  const watches: FixtureWatch[] = [];
  onTestFinished(async () => {
    await Promise.all(watches.map((watch) => watch.stop()));
    await api.stop();
  });
  return {
    api,
    states,
    told,
    watch: () => {
      const watch = open();
      watches.push(watch);
      return watch;
    },
  };
}

export const connection = (watch: FixtureWatch) => watch.current().connection;
export const expectConnected = (watch: FixtureWatch) =>
  vi.waitFor(() => expect(connection(watch).state).toBe("connected"), { timeout: 10_000, interval: 20 });
/** @returns the reason, as soon as the watch is unreachable after it was asked for */
export const whyLost = (watch: FixtureWatch, timeout = 3000) =>
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
