import type { LiveNotifier } from "@greenroom/core/live";
import type { PromotionId, PromotionStore } from "@greenroom/core/promotions";

/** Longer than the queue takes to give a lost worker's job to another one. */
const silentSeconds = 120;
const sweepEveryMs = 30_000;

interface EndingPorts {
  readonly promotions: PromotionStore;
  readonly live: LiveNotifier;
}

/** The queue gave the work up. */
export async function endLostPromotion(ports: EndingPorts, id: PromotionId): Promise<void> {
  const changed = await ports.promotions.change(id, {
    type: "errored",
    outcome: "Worker lost: nobody watches this promotion any more. What was applied stays as it is.",
  });
  if (changed.ok) await ports.live.notify({ topic: "promotions", key: id, data: { status: "errored" } });
}

/** Ends what runs on paper only. Returns how to stop. */
export function sweepLostPromotions(ports: EndingPorts, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    ports.promotions
      .lost(silentSeconds)
      .then((ids) => Promise.all(ids.map((id) => endLostPromotion(ports, id))))
      .catch(onError);
  }, sweepEveryMs);
  return () => clearInterval(timer);
}
