import type { RolloutSource } from "@greenroom/core/rollouts";
import { Gauge, type Registry } from "prom-client";
import type { LiveHub } from "../live/live-hub.ts";

/** Adds what only the portal can tell.
 * @param registry of this process */
export function addPortalMetrics(registry: Registry, hub: LiveHub, rollouts: RolloutSource): Registry {
  registry.registerMetric(
    new Gauge({
      name: "greenroom_live_clients",
      help: "Open event streams",
      registers: [],
      collect() {
        this.set(hub.clientCount);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "greenroom_watch_age_seconds",
      help: "Seconds since all watches of an environment were answered last; absent where it never did",
      labelNames: ["environment"] as const,
      registers: [],
      collect() {
        this.reset();
        const oldest = new Map<string, number>();
        for (const { environment, connection } of rollouts.all()) {
          if (connection.lastEventAt === null) continue;
          const ageSeconds = (Date.now() - Date.parse(connection.lastEventAt)) / 1000;
          oldest.set(environment, Math.max(ageSeconds, oldest.get(environment) ?? 0));
        }
        for (const [environment, ageSeconds] of oldest) this.set({ environment }, ageSeconds);
      },
    }),
  );
  return registry;
}
