import type { EnvironmentId } from "@greenroom/core/environments";
import type { PastPromotion, PromotionId, PromotionKind, PromotionStatus } from "@greenroom/core/promotions";
import type { Release } from "@greenroom/core/releases";
import type { Database } from "../database.ts";
import { toRelease } from "../releases/release-store.ts";

interface Row {
  id: PromotionId;
  kind: PromotionKind;
  status: PromotionStatus;
  releaseId: string;
  previousReleaseId: string | null;
  isPreviousHealthy: boolean | null;
  isApplied: boolean;
}

/** Grows with the releases of the service that a target has seen, not with its promotions: whatever was asked for a hundred times,
 * the newest of its sort says the same. */
export async function targetHistory(
  database: Database,
  target: EnvironmentId,
  service: string,
): Promise<readonly PastPromotion[]> {
  const rows = await database.$queryRaw<Row[]>`
    WITH deciding AS (
      (SELECT DISTINCT ON (release_id, kind, status, is_applied) id
       FROM promotions WHERE target = ${target} AND service = ${service}
       ORDER BY release_id, kind, status, is_applied, requested_at DESC)
      UNION
      (SELECT DISTINCT ON (previous_release_id, kind, is_applied, is_previous_healthy) id
       FROM promotions WHERE target = ${target} AND service = ${service} AND previous_release_id IS NOT NULL
       ORDER BY previous_release_id, kind, is_applied, is_previous_healthy, requested_at DESC)
    )
    SELECT id, kind, status, release_id AS "releaseId", previous_release_id AS "previousReleaseId",
      is_previous_healthy AS "isPreviousHealthy", is_applied AS "isApplied"
    FROM promotions JOIN deciding USING (id) ORDER BY requested_at DESC`;
  const touching = { some: { target, service } };
  const releases = await database.release.findMany({
    where: { OR: [{ promotions: touching }, { replaced: touching }] },
  });
  const byId = new Map(releases.map((row) => [row.id, toRelease(row)]));
  return rows.map(({ releaseId, previousReleaseId, ...row }) => ({
    ...row,
    target,
    release: known(byId, releaseId),
    previousRelease: previousReleaseId === null ? null : known(byId, previousReleaseId),
  }));
}

function known(releases: ReadonlyMap<string, Release>, id: string): Release {
  const release = releases.get(id);
  if (release === undefined) throw new Error(`There is no release ${id} that a promotion names.`);
  return release;
}
