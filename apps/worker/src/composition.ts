import { readFileSync } from "node:fs";
import { createLiveNotifier } from "@greenroom/adapters/live";
import { createDatabase } from "@greenroom/adapters/postgres";
import { createQueue } from "@greenroom/adapters/queue";
import { parseProductConfiguration, parseWorkerSettings } from "@greenroom/core/configuration";
import { pino } from "pino";
import { createWorkerMetrics } from "./worker-metrics.ts";

/** What every slice's tasks may use. Slices add their ports here. */
export type Worker = ReturnType<typeof composeWorker>;

/** @throws ConfigurationError naming every fault */
export function composeWorker(variables: Record<string, string | undefined>) {
  const settings = parseWorkerSettings(variables);
  const { environments } = parseProductConfiguration(
    readFileSync(settings.GREENROOM_CONFIG, "utf8"),
    settings.GREENROOM_CONFIG,
  );
  const log = pino({
    level: settings.LOG_LEVEL,
    base: { service: "worker" },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["*.password", "*.token", "*.secret", "*.authorization"],
  });
  const database = createDatabase(settings.DATABASE_URL);
  const queue = createQueue(settings.DATABASE_URL, { role: "worker", log: log.child({ part: "queue" }) });
  return {
    settings,
    environments,
    log,
    database,
    queue,
    live: createLiveNotifier(database),
    metrics: createWorkerMetrics(queue),
    /** Slices add what ends their timers and watches; called before the queue stops. */
    onStop: [] as (() => Promise<void> | void)[],
  };
}
