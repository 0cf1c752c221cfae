import type { EnvironmentId } from "../environments/index.ts";
import { type ImageIdentity, type Release, sameImage } from "../releases/index.ts";
import { judgeReturn, standingsIn } from "./judge-return.ts";
import type { PastPromotion } from "./past-promotion.ts";

/** Where an environment goes back to: of what a rollback accepts, what was there before the release that runs now
 * comes first, and of that what was verified.
 * @param history newest first, any environments */
export function rollbackTarget(
  history: readonly PastPromotion[],
  environment: EnvironmentId,
  running: ImageIdentity | null,
): Release | null {
  const standings = standingsIn(history, environment);
  const [older, newer] = aroundRunning(
    history.filter(({ target }) => target === environment),
    running,
  );
  const accepted = [...older, ...newer].find(
    (release) =>
      !sameImage(release, running) &&
      judgeReturn(standings, { id: environment, name: environment }, release).isAllowed,
  );
  return accepted ?? null;
}

/** The releases of before what runs came here, then those of since. A rollback brings nothing new: it returns to the
 * place of what it goes back to. */
function aroundRunning(own: readonly PastPromotion[], running: ImageIdentity | null): [Release[], Release[]] {
  const promoted = own.findIndex(
    ({ kind, isApplied, release }) => kind === "promote" && isApplied && sameImage(release, running),
  );
  // What no promotion brought was here before the first one that replaced it; what was never seen here is the newest.
  const place =
    promoted >= 0
      ? promoted
      : own.findLastIndex(({ previousRelease }) => sameImage(previousRelease, running));
  const [since, before] = [Math.max(place, 0), place + 1];
  return [
    [...verified(own.slice(before)), ...previous(own.slice(since))],
    [...verified(own.slice(0, before)), ...previous(own.slice(0, since))],
  ];
}

function verified(promotions: readonly PastPromotion[]): Release[] {
  return promotions.filter(({ status }) => status === "succeeded").map(({ release }) => release);
}

function previous(promotions: readonly PastPromotion[]): Release[] {
  return promotions.flatMap(({ previousRelease }) => previousRelease ?? []);
}
