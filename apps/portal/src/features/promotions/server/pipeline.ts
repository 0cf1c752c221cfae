import "server-only";
import { authorize, environmentsCovered } from "@greenroom/core/access";
import { type Environment, findEnvironment } from "@greenroom/core/environments";
import {
  currentGates,
  type Gate,
  isActive,
  type Promotion,
  type PromotionError,
  type PromotionId,
  type PromotionKind,
  promotionNotFound,
  rollbackOffer,
  rollbackTarget,
} from "@greenroom/core/promotions";
import { type ReleaseId, releaseIn } from "@greenroom/core/releases";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { portal } from "../../../composition/portal.ts";
import { inJson } from "#portal/http/in-json.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { Pipeline, PipelineStage, PromotionView } from "../queries/promotion-queries.ts";

const releasesShown = 30;
const historyShown = 50;

export async function getPipeline(): Promise<Pipeline> {
  const may = authorize(await requireViewer("promotion:read"), "promotion:read");
  const { environments: configured, releases, promotions, rollouts } = portal();
  const environments = configured.filter(({ id }) => may.covers({ environment: id }));
  const [known, history] = await Promise.all([
    releases.list(releasesShown),
    promotions.list({ environments: environmentsCovered(may, configured), limit: historyShown }),
  ]);
  const runs = (environment: Environment) => rollouts.find(environment.id)?.rollout?.image?.digest ?? null;
  return {
    stages: await Promise.all(environments.map((environment) => toStage(environment, history))),
    releases: known.map((release) => ({
      release,
      runningIn: environments.filter((each) => runs(each) === release.digest).map(({ name }) => name),
    })),
    history: inJson(history),
  };
}

async function toStage(environment: Environment, history: readonly Promotion[]): Promise<PipelineStage> {
  const { environments, promotions, rollouts } = portal();
  const { id, name, production, promotion } = environment;
  const seen = rollouts.find(id);
  const source = promotion.from === null ? null : findEnvironment(environments, promotion.from);
  const candidate = source && (await releaseIn(portal(), source.id));
  const own = inJson(history.filter(({ target }) => target === id));
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
    active: own.find(isActive) ?? null,
    last: own.find((each) => !isActive(each)) ?? null,
    candidate: candidate && {
      release: candidate,
      gates: await currentGates(portal(), environment, candidate, "promote"),
    },
    rollbackTo: rollbackTarget(await promotions.history(id), id, image?.digest ?? null),
  };
}

export async function getGates(
  targetId: string,
  releaseId: ReleaseId,
  kind: PromotionKind,
): Promise<Result<readonly Gate[], DomainError<"environment_not_found" | "release_not_found">>> {
  const may = authorize(await requireViewer("promotion:read"), "promotion:read");
  const target = findEnvironment(portal().environments, targetId);
  if (target === null || !may.covers({ environment: target.id }))
    return err({ code: "environment_not_found", message: `There is no environment ${targetId}.` });
  const release = await portal().releases.find(releaseId);
  if (release === null) return err({ code: "release_not_found", message: "There is no such release." });
  return ok(await currentGates(portal(), target, release, kind));
}

export async function getPromotionView(id: PromotionId): Promise<Result<PromotionView, PromotionError>> {
  const may = authorize(await requireViewer("promotion:read"), "promotion:read");
  const { promotions, environments, rollouts } = portal();
  const promotion = await promotions.find(id);
  if (promotion === null || !may.covers({ environment: promotion.target })) return promotionNotFound();
  const running = rollouts.find(promotion.target)?.rollout?.image?.digest ?? null;
  const targetName = findEnvironment(environments, promotion.target)?.name ?? promotion.target;
  const target = { id: promotion.target, name: targetName };
  const history = await promotions.history(promotion.target);
  return ok({
    promotion: inJson(promotion),
    targetName,
    rollback: rollbackOffer(promotion, target, history, running),
  });
}
