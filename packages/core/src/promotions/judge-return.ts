import type { Environment, EnvironmentId } from "../environments/index.ts";
import { imageName, type Release, sameImage } from "../releases/index.ts";
import type { PastPromotion } from "./past-promotion.ts";

/** What the newest promotion that settled anything about a release found it to be in a target. */
type Finding = "verified" | "failed" | "rolled back from";

interface Standing {
  finding: Finding | null;
  /** How the newest of its promotions that was applied and never judged ended. */
  unverified: "errored" | "aborted" | null;
  /** Known as what ran before a promotion: whose, and whether it was healthy then; null = not recorded. */
  ranBefore: { readonly release: Release; readonly isHealthy: boolean | null } | null;
}

/** What a target's history says of each release, by its image's name. */
export type Standings = ReadonlyMap<string, Standing>;

/** @param history newest first, any environments */
export function standingsIn(history: readonly PastPromotion[], target: EnvironmentId): Standings {
  const standings = new Map<string, Standing>();
  const standingOf = (release: Release): Standing => {
    const name = imageName(release);
    const known = standings.get(name) ?? { finding: null, unverified: null, ranBefore: null };
    standings.set(name, known);
    return known;
  };
  for (const past of history) {
    if (past.target !== target) continue;
    const { release, previousRelease, status, isApplied } = past;
    const own = standingOf(release);
    if (status === "succeeded") own.finding ??= "verified";
    if (status === "failed") own.finding ??= "failed";
    if ((status === "errored" || status === "aborted") && isApplied) own.unverified ??= status;
    if (previousRelease === null || sameImage(previousRelease, release)) continue;
    const before = standingOf(previousRelease);
    if (past.kind === "rollback" && isApplied) before.finding ??= "rolled back from";
    const isHealthy = past.isPreviousHealthy;
    // A promotion from before health was recorded says less than one that knows.
    if (before.ranBefore === null || (before.ranBefore.isHealthy === null && isHealthy !== null))
      before.ranBefore = { release, isHealthy };
  }
  return standings;
}

export interface ReturnJudgement {
  readonly isAllowed: boolean;
  readonly words: string;
}

/** Whether a target may go back to a release without the gates of a promotion: it was verified there, or it ran
 * there healthy before a promotion, and nothing that came later speaks against it.
 *
 * Promotions from before health was recorded do not say whether what ran before was healthy, and what is not known is
 * no pass; unless the release itself was first seen running soundly in that very target. */
export function judgeReturn(
  standings: Standings,
  { id, name }: Pick<Environment, "id" | "name">,
  release: Release,
): ReturnJudgement {
  const { version } = release;
  const standing = standings.get(imageName(release));
  if (standing?.finding === "verified") return allow(`${version} was verified in ${name} before.`);
  if (standing?.finding === "failed") return refuse(`The last time ${version} went into ${name}, it failed.`);
  if (standing?.finding === "rolled back from") return refuse(`${name} was rolled back from ${version}.`);
  if (standing?.unverified)
    return refuse(
      `${version} was never verified in ${name}: its promotion ${standing.unverified === "aborted" ? "was aborted after it was applied" : "errored"}.`,
    );
  if (!standing?.ranBefore) return refuse(`${version} never ran in ${name}, as far as is known.`);
  const { release: next, isHealthy } = standing.ranBefore;
  const ran = `${version} ran in ${name} before ${next.version}`;
  if (isHealthy === false) return refuse(`${ran}, but was not healthy when that was requested.`);
  if (isHealthy) return allow(`${ran} and was healthy.`);
  return release.origin.kind === "observed" && release.origin.environment === id
    ? allow(`${ran} and was seen healthy there.`)
    : refuse(`${ran}, but whether it was healthy was not recorded at that time.`);
}

function allow(words: string): ReturnJudgement {
  return { isAllowed: true, words };
}

function refuse(why: string): ReturnJudgement {
  return { isAllowed: false, words: `${why} A rollback does not go there: request it as a promotion.` };
}
