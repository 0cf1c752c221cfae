import "server-only";
import { type Authorised, environmentsCovered } from "@greenroom/core/access";
import { type Environment, findEnvironment } from "@greenroom/core/environments";
import { currentGates, promotionStatusesThat, rollbackTarget } from "@greenroom/core/promotions";
import { isFromElsewhere, type Release, releaseIn, sameImage } from "@greenroom/core/releases";
import { type DomainError, ok, type Result } from "@greenroom/core/result";
import { findPromoted, placeOf, type PromotedService } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { Pipeline, PipelineStage } from "../promotion-view.ts";
import { toPromotionView } from "../to-promotion-view.ts";

const releasesShown = 30;
const historyShown = 50;
const ended = promotionStatusesThat(({ final }) => final);

/** @param asked a service; undefined = the only one that is promoted
 * @throws AccessDeniedError where the viewer may see its promotions in no environment */
export async function getPipeline(
  may: Authorised<"promotion:read">,
  asked: string | undefined,
): Promise<Result<Pipeline, DomainError<"service_unknown">>> {
  const { environments: configured, services, releases, promotions, rollouts } = portal();
  const found = findPromoted(services, asked);
  if (!found.ok) return found;
  const service = found.value;
  const environments = configured.filter((environment) => may.covers(placeOf(service, environment)));
  if (environments.length === 0) may.at({ service: service.id });
  const [newest, running, history] = await Promise.all([
    releases.list({ services: [service.id], limit: releasesShown }),
    Promise.all(environments.map(({ id }) => releaseIn(portal(), id, service.id))),
    promotions.list({
      environments: environmentsCovered(may, configured, service.id),
      service: service.id,
      limit: historyShown,
    }),
  ]);
  const runs = ({ id }: Environment, release: Release) =>
    sameImage(rollouts.find(id, service.id)?.rollout?.image, release);
  return ok({
    service: service.id,
    stages: await Promise.all(environments.map((environment) => toStage(service, environment))),
    releases: eachOnce([...newest, ...running]).map((release) => ({
      release,
      runningIn: environments.filter((each) => runs(each, release)).map(({ name }) => name),
    })),
    history: history.map(toPromotionView),
  });
}

/** What runs is shown however long ago it became known. */
function eachOnce(found: readonly (Release | null)[]): readonly Release[] {
  return [...new Map(found.flatMap((release) => (release ? [[release.id, release] as const] : []))).values()];
}

async function toStage(service: PromotedService, environment: Environment): Promise<PipelineStage> {
  const { environments, promotions, rollouts } = portal();
  const { id, name, production, promotion } = environment;
  const seen = rollouts.find(id, service.id);
  const source = promotion.from === null ? null : findEnvironment(environments, promotion.from);
  const [candidate, active, [last], past] = await Promise.all([
    source && releaseIn(portal(), source.id, service.id),
    promotions.holder(id, service.id),
    promotions.list({ environments: [id], service: service.id, statuses: ended, limit: 1 }),
    promotions.history(id, service.id),
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
    running: {
      version: seen?.rollout?.version ?? null,
      digest: image?.digest ?? null,
      elsewhere: image && isFromElsewhere(image, service.promotion) ? image.repository : null,
    },
    active: active && toPromotionView(active),
    last: last ? toPromotionView(last) : null,
    candidate: candidate && {
      release: candidate,
      gates: await currentGates(portal(), service, environment, candidate, "promote"),
    },
    rollbackTo: rollbackTarget(past, id, image ?? null),
  };
}
