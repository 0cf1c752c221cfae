import type { Environment } from "../environments/index.ts";
import { type ImageIdentity, type Release, sameImage } from "../releases/index.ts";
import type { PastPromotion } from "./past-promotion.ts";
import { isApplied, type Promotion } from "./promotion.ts";
import { rollbackTarget } from "./rollback-target.ts";

/** What a promotion offers on its page: a release to go back to, or in words why not; neither where nobody would
 * look for a way back. */
export interface RollbackOffer {
  readonly release: Release | null;
  readonly words: string | null;
}

/** A promotion that went wrong offers the way back as long as it is what the target is left with: the newest that
 * was applied there, and its release runs. Of an older one the offer would roll back what others did since.
 * @param history of the target, newest first */
export function rollbackOffer(
  promotion: Promotion,
  { id, name }: Pick<Environment, "id" | "name">,
  history: readonly PastPromotion[],
  running: ImageIdentity | null,
): RollbackOffer {
  const wentWrong = promotion.status === "failed" || promotion.status === "errored";
  if (!wentWrong || !isApplied(promotion)) return { release: null, words: null };
  const newest = history.find((past) => past.target === id && past.isApplied);
  if (newest && newest.id !== promotion.id)
    return none(`${newest.release.version} was applied to ${name} after this.`);
  if (!running?.digest) return none(`it is not known what ${name} runs.`);
  if (!sameImage(running, promotion.release))
    return none(`${name} does not run ${promotion.release.version}.`);
  const release = rollbackTarget(history, id, running);
  return release ? { release, words: null } : none(`nothing is known to have run well in ${name} before.`);
}

function none(why: string): RollbackOffer {
  return { release: null, words: `No rollback from here: ${why}` };
}
