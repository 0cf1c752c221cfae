import type { EnvironmentId } from "../environments/index.ts";
import type { Release } from "../releases/index.ts";
import type { Promotion } from "./promotion.ts";

/** Where an environment goes back to: the release of the newest success that it does not run now, else what ran
 * before the newest promotion.
 * @param history newest first, any environments */
export function rollbackTarget(
  history: readonly Promotion[],
  environment: EnvironmentId,
  runningDigest: string | null,
): Release | null {
  const own = history.filter(({ target }) => target === environment);
  const isOther = (release: Release | null) => release !== null && release.digest !== runningDigest;
  // A release that succeeded once and failed the last time is no place to go back to.
  const lastOutcome = new Map<string, Promotion["status"]>();
  for (const { release, status } of own) {
    if ((status === "succeeded" || status === "failed") && !lastOutcome.has(release.digest))
      lastOutcome.set(release.digest, status);
  }
  const isBad = (release: Release) => lastOutcome.get(release.digest) === "failed";
  const succeeded = own.find(
    ({ status, release }) => status === "succeeded" && isOther(release) && !isBad(release),
  );
  if (succeeded) return succeeded.release;
  const before = own.find(
    ({ previousRelease }) => previousRelease !== null && isOther(previousRelease) && !isBad(previousRelease),
  );
  return before?.previousRelease ?? null;
}
