import "server-only";
import { type Authorised, environmentsCovered } from "@greenroom/core/access";
import { type Environment, findEnvironment } from "@greenroom/core/environments";
import { currentGates, promotionStatusesThat, rollbackTarget } from "@greenroom/core/promotions";
import { type Release, releaseIn, sameImage } from "@greenroom/core/releases";
import { placeOf } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { Pipeline, PipelineStage } from "../promotion-view.ts";
import { toPromotionView } from "../to-promotion-view.ts";

const releasesShown = 30;
const historyShown = 50;
const ended = promotionStatusesThat(({ final }) => final);

export async function getPipeline(may: Authorised<"promotion:read">): Promise<Pipeline> {
  const { environments: configured, promoted, releases, promotions, rollouts } = portal();
  const environments = configured.filter((environment) => may.covers(placeOf(promoted, environment)));
  const [newest, running, history] = await Promise.all([
    releases.list(releasesShown),
    Promise.all(environments.map(({ id }) => releaseIn(portal(), id, promoted.id))),
    promotions.list({ environments: environmentsCovered(may, configured, promoted.id), limit: historyShown }),
  ]);
  const runs = ({ id }: Environment, release: Release) =>
    sameImage(rollouts.find(id, promoted.id)?.rollout?.image, release);
  return {
    service: promoted.id,
    stages: await Promise.all(environments.map(toStage)),
    releases: eachOnce([...newest, ...running]).map((release) => ({
      release,
      runningIn: environments.filter((each) => runs(each, release)).map(({ name }) => name),
    })),
    history: history.map(toPromotionView),
  };
}

/** What runs is shown however long ago it became known. */
function eachOnce(found: readonly (Release | null)[]): readonly Release[] {
  return [...new Map(found.flatMap((release) => (release ? [[release.id, release] as const] : []))).values()];
}

async function toStage(environment: Environment): Promise<PipelineStage> {
  const { environments, promoted, promotions, rollouts } = portal();
  const { id, name, production, promotion } = environment;
  const seen = rollouts.find(id, promoted.id);
  const source = promotion.from === null ? null : findEnvironment(environments, promotion.from);
  const [candidate, active, [last], past] = await Promise.all([
    source && releaseIn(portal(), source.id, promoted.id),
    promotions.holder(id),
    promotions.list({ environments: [id], statuses: ended, limit: 1 }),
    promotions.history(id),
  ]);
  const image = seen?.rollout?.image;
  return {
    id,
    name,
    isProduction: production,
    from: source?.name ?? null,
    status: seen?.rollout?.status ?? "Unknown",
    reason: seen?.rollout?.reason ?? seen?.connection.reason ?? "Nothing is known of it yet.",
    unreachableSince: seen?.connection.state === "connected" ? null : (seen?.connection.since ?? null),
    running: { version: seen?.rollout?.version ?? null, digest: image?.digest ?? null },
    active: active && toPromotionView(active),
    last: last ? toPromotionView(last) : null,
    candidate: candidate && {
      release: candidate,
      gates: await currentGates(portal(), environment, candidate, "promote"),
    },
    rollbackTo: rollbackTarget(past, id, image ?? null),
  };
}
