import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationError } from "@greenroom/core/configuration";
import { composeWorker, type Worker } from "./composition.ts";
import { startHealthServer } from "./health-server.ts";
import { registerPromotions } from "./promotions/register-promotions.ts";
import { registerRisks } from "./risks/register-risks.ts";
import { registerRuns } from "./runs/register-runs.ts";

const configurationFault = 2;
/** Longer than an interrupted Terraform may take to store its state. */
const stopGraceSeconds = 50;
const retryPauseMs = 2_000;

/** What each slice adds to the worker; it takes up its queues and timers. */
const slices: readonly ((worker: Worker) => Promise<void>)[] = [
  registerPromotions,
  registerRuns,
  registerRisks,
];

function compose(): Worker {
  try {
    return composeWorker(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(configurationFault);
  }
}

async function refuseWrongDatabase({ databaseRefusal }: Worker): Promise<void> {
  const refusal = await databaseRefusal();
  if (refusal === null) return;
  process.stderr.write(`${refusal}\n`);
  process.exit(configurationFault);
}

const worker = compose();
const { log } = worker;
const health = await startHealthServer(worker);
await refuseWrongDatabase(worker);
const stopping = new AbortController();

async function stop(signal: string): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  log.info({ signal }, "worker stops");
  for (const end of worker.onStop) await end();
  await worker.queue.stop(stopGraceSeconds);
  await worker.database.$disconnect();
  health.close();
  log.info("worker stopped");
  process.exit(0);
}
process.once("SIGTERM", (signal) => void stop(signal));
process.once("SIGINT", (signal) => void stop(signal));

for (const register of slices) {
  // The database may come up after the worker.
  while (!stopping.signal.aborted) {
    try {
      await register(worker);
      break;
    } catch (error) {
      log.error({ err: error }, "a slice could not start; it is tried again");
      await delay(retryPauseMs);
    }
  }
}
log.info({ port: worker.settings.WORKER_PORT }, "worker started");
// What it cannot say now, it says when /readyz is asked.
void worker.stateKeyFit().catch(() => undefined);
