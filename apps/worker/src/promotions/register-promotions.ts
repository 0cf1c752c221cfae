import { machinery } from "@greenroom/core/access";
import { promotionJobs } from "@greenroom/core/promotions";
import { isPromoted } from "@greenroom/core/services";
import type { Worker } from "../composition.ts";
import { keepGivingUpSilent } from "../executions/give-up-silent.ts";
import { observeReleases } from "../releases/observe-releases.ts";
import { executePromotion, type PromotionExecution } from "./execute-promotion.ts";

/** Takes up promotions, and the releases they move. */
export async function registerPromotions(worker: Worker): Promise<void> {
  const { environments, services, promotions, workloads } = worker;
  const log = worker.log.child({ part: "promotions" });
  const ports: PromotionExecution = { ...worker, writer: workloads, log };
  await worker.queue.work(
    promotionJobs.execute,
    ({ promotionId }, signal) => executePromotion(ports, promotionId, signal),
    {
      // As many as can be under way: one of each service into each environment.
      concurrency: Math.max(1, environments.length * services.filter(isPromoted).length),
      async onGivenUp({ promotionId }) {
        const ended = await promotions.change(promotionId, { type: "attempts_used_up" }, machinery);
        // A worker that lives on is heard out; one that is gone is given up first.
        return !ended.ok && ended.error.code === "lease_held" ? "later" : "settled";
      },
    },
  );
  worker.onStop.push(
    keepGivingUpSilent(promotions, log),
    observeReleases(worker, (error) => log.error({ err: error }, "a release could not be recorded")),
  );
}
