import type { Environment } from "@greenroom/core/environments";
import { type ClusterConnection, type EnvironmentRollout, toRolloutView } from "@greenroom/core/rollouts";
import { describeApiFailure } from "../api-failure.ts";
import type { ClusterAccess } from "../cluster-access.ts";
import { openWorkloadWatch, type WorkloadWatch } from "./workload-watch.ts";

const coalesceMs = 250;
const backoffMs = { min: 500, max: 15_000 };

/** One environment's rollout, kept up to date for as long as the process lives. */
export interface EnvironmentWatch {
  current(): EnvironmentRollout;
  stop(): Promise<void>;
}

/** Opens a watch, and another one whenever it is lost, with a growing, jittered pause between the tries. */
export function watchEnvironment(
  environment: Environment,
  access: ClusterAccess,
  onChange: (rollout: EnvironmentRollout) => void,
): EnvironmentWatch {
  const { context, namespace, workload } = environment.cluster;
  let connection: ClusterConnection = {
    state: "unreachable",
    since: new Date().toISOString(),
    lastEventAt: null,
    reason: "not asked yet",
  };
  let rollout: EnvironmentRollout["rollout"] = null;
  let watch: WorkloadWatch | null = null;
  let isStopped = false;
  let failures = 0;
  let reconnect: NodeJS.Timeout | undefined;
  let pending: NodeJS.Timeout | undefined;

  const current = (): EnvironmentRollout => ({ environment: environment.id, connection, rollout });

  const announceSoon = () => {
    pending ??= setTimeout(() => {
      pending = undefined;
      if (watch) rollout = toRolloutView(workload, watch.observed());
      onChange(current());
    }, coalesceMs);
  };

  const onSign = () => {
    connection = { ...connection, lastEventAt: new Date().toISOString() };
  };

  const onLost = (error: unknown) => {
    watch = null;
    const reason = describeApiFailure(error);
    const since = connection.state === "unreachable" ? connection.since : new Date().toISOString();
    const isNews = connection.state === "connected" || connection.reason !== reason;
    connection = { ...connection, state: "unreachable", since, reason };
    if (isNews) announceSoon();
    if (isStopped) return;
    const pause = Math.min(backoffMs.max, backoffMs.min * 2 ** failures);
    failures += 1;
    // Full jitter: replicas that lost one cluster together do not come back together.
    reconnect = setTimeout(() => void connect(), backoffMs.min + Math.random() * pause);
  };

  const connect = async () => {
    try {
      const config = await access.load(context);
      const opened = await openWorkloadWatch(config, namespace, workload, {
        onChange: announceSoon,
        onSign,
        onLost,
      });
      if (isStopped) return await opened.stop();
      watch = opened;
      failures = 0;
      connection = { ...connection, state: "connected", since: new Date().toISOString(), reason: null };
      rollout = toRolloutView(workload, opened.observed());
      announceSoon();
    } catch (error) {
      onLost(error);
    }
  };

  void connect();
  return {
    current,
    async stop() {
      isStopped = true;
      clearTimeout(reconnect);
      clearTimeout(pending);
      await watch?.stop();
    },
  };
}
