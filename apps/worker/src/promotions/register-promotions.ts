import { promotionJobs } from "@greenroom/core/promotions";
import type { Worker } from "../composition.ts";
import { observeReleases } from "../releases/observe-releases.ts";
import { endLostPromotion, sweepLostPromotions } from "./end-lost-promotions.ts";
import { executePromotion } from "./execute-promotion.ts";

/** Takes up promotions, and the releases they move. */
export async function registerPromotions(worker: Worker): Promise<void> {
  const { environments, releases, promotions, rollouts, measurements, workloads, live, riskHolds } = worker;
  const log = worker.log.child({ part: "promotions" });
  const ports = {
    environments,
    releases,
    promotions,
    rollouts,
    metrics: measurements,
    riskHolds,
    writer: workloads,
    live,
  };
  await worker.queue.work(
    promotionJobs.execute,
    ({ promotionId }, signal) => executePromotion(ports, promotionId, signal),
    { onLost: ({ promotionId }) => endLostPromotion(ports, promotionId), concurrency: environments.length },
  );
  worker.onStop.push(
    sweepLostPromotions(ports, (error) => log.error({ err: error }, "lost promotions")),
    observeReleases(ports, (error) => log.error({ err: error }, "a release could not be recorded")),
  );
}
