import { setTimeout as delay } from "node:timers/promises";
import type { EnvironmentId } from "@greenroom/core/environments";
import {
  type ClusterConnection,
  clusterSilentSecondsMax,
  type RolloutView,
  type ServiceRollout,
  toRolloutView,
  type Workload,
} from "@greenroom/core/rollouts";
import { describeApiFailure, statusOf } from "../access/api-failure.ts";
import type { ClusterAccess } from "../access/cluster-access.ts";
import { untilAborted } from "../access/until-aborted.ts";
import { createWorkloadWatch, type WorkloadWatch } from "./workload-watch.ts";

const coalesceMs = 250;
const backoffMs = { min: 500, max: 15_000 };
const unauthorized = 401;

/** A service in one environment, and what runs it there. */
export interface WatchedService {
  readonly environment: EnvironmentId;
  readonly service: string;
  readonly workload: Workload;
}

/** The rollouts of the services in one namespace of a cluster, kept up to date for as long as the process lives. */
export interface NamespaceWatch {
  /** In the order in which the services were given. */
  current(): readonly ServiceRollout[];
  /** Resolves when all that was opened is closed. */
  stop(): Promise<void>;
}

/** One loop that opens a watch and, when that is lost and all of it closed, another one, with a growing, jittered
 * pause between.
 * @param context of the kubeconfig
 * @param services at least one; all of them in the same namespace
 * @param onChange told what changed: a service's rollout, or, of all of them, the connection */
export function watchNamespace(
  { context, services }: { readonly context: string; readonly services: readonly WatchedService[] },
  access: ClusterAccess,
  onChange: (rollout: ServiceRollout) => void,
): NamespaceWatch {
  const namespace = services[0]?.workload.namespace ?? "";
  const kinds = new Set(services.map(({ workload }) => workload.kind));
  let connection: ClusterConnection = {
    state: "unreachable",
    since: new Date().toISOString(),
    lastEventAt: null,
    reason: "not asked yet",
  };
  const rollouts = new Map<WatchedService, RolloutView>();
  /** What was told of each service last, as text. */
  const told = new Map<WatchedService, string>();
  let watch: WorkloadWatch | null = null;
  let pending: NodeJS.Timeout | undefined;
  let attempt = new AbortController();
  const stopping = new AbortController();

  const current = (): readonly ServiceRollout[] => {
    const silentMs = connection.state === "connected" ? (watch?.silentMs() ?? null) : null;
    if (silentMs !== null)
      connection = { ...connection, lastEventAt: new Date(Date.now() - silentMs).toISOString() };
    return services.map((each) => ({
      environment: each.environment,
      service: each.service,
      connection,
      rollout: rollouts.get(each) ?? null,
    }));
  };

  const look = () => {
    if (watch === null || connection.state !== "connected") return;
    for (const each of services)
      rollouts.set(each, toRolloutView(each.workload, watch.observed(each.workload)));
  };

  const announceSoon = () => {
    pending ??= setTimeout(() => {
      pending = undefined;
      try {
        look();
      } catch (error) {
        // What cannot be read is a watch that is of no use, and no reason to end the process.
        attempt.abort(error);
      }
      const seen = current();
      services.forEach((each, index) => {
        const rollout = seen[index];
        // One namespace's pods belong to many services: who hears of one hears of what changed for it.
        const text = JSON.stringify([
          rollout?.connection.state,
          rollout?.connection.reason,
          rollout?.rollout,
        ]);
        if (rollout === undefined || told.get(each) === text) return;
        told.set(each, text);
        onChange(rollout);
      });
    }, coalesceMs);
  };

  const connectedForMs = () =>
    connection.state === "connected" ? Date.now() - Date.parse(connection.since) : 0;

  const connected = () => {
    connection = { ...connection, state: "connected", since: new Date().toISOString(), reason: null };
    look();
    announceSoon();
  };

  const lost = (error: unknown) => {
    current();
    watch = null;
    if (statusOf(error) === unauthorized) access.renewCredential(context);
    const reason = describeApiFailure(error);
    const since = connection.state === "unreachable" ? connection.since : new Date().toISOString();
    const isNews = connection.state === "connected" || connection.reason !== reason;
    connection = { ...connection, state: "unreachable", since, reason };
    if (isNews) announceSoon();
  };

  const watchOnce = async (): Promise<never> => {
    attempt = new AbortController();
    const config = await untilAborted(access.load(context), attempt.signal);
    watch = createWorkloadWatch(config, namespace, kinds, {
      onConnected: connected,
      onChange: () => connection.state === "connected" && announceSoon(),
    });
    return watch.run(attempt);
  };

  const loop = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await watchOnce();
      } catch (error) {
        if (stopping.signal.aborted) return;
        // One that connects and is lost at once, again and again, has not recovered.
        if (connectedForMs() > clusterSilentSecondsMax * 1000) failures = 0;
        lost(error);
      }
      const pauseMs = Math.min(backoffMs.max, backoffMs.min * 2 ** failures);
      failures += 1;
      // Full jitter: replicas that lost one cluster together do not come back together.
      await delay(backoffMs.min + Math.random() * pauseMs, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };

  const running = loop();
  return {
    current,
    async stop() {
      stopping.abort();
      attempt.abort();
      await running;
      clearTimeout(pending);
    },
  };
}
