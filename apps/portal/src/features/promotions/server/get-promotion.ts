import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { findEnvironment } from "@greenroom/core/environments";
import {
  promotionAsItStands,
  currentGates,
  type Gate,
  promotionDecisions,
  type PromotionId,
  type PromotionKind,
  promotionNotFound,
  promotionPlace,
  rollbackOffer,
} from "@greenroom/core/promotions";
import type { ReleaseId } from "@greenroom/core/releases";
import { type DomainError, err, ok, type Result } from "@greenroom/core/result";
import { findPromoted, placeOf } from "@greenroom/core/services";
import { portal } from "#portal/composition/portal.ts";
import type { PromotionDetailView } from "../promotion-view.ts";
import { toPromotionView } from "../to-promotion-view.ts";

export async function getPromotion(
  may: Authorised<"promotion:read">,
  id: PromotionId,
): Promise<Result<PromotionDetailView, DomainError<"promotion_not_found">>> {
  const { access, promotions, environments, rollouts } = portal();
  const found = await promotions.find(id);
  if (found === null || !may.covers(promotionPlace(found))) return promotionNotFound();
  const promotion = await promotionAsItStands(found, access.standingRights, new Date());
  const running = rollouts.find(promotion.target, promotion.service)?.rollout?.image ?? null;
  const targetName = findEnvironment(environments, promotion.target)?.name ?? promotion.target;
  const target = { id: promotion.target, name: targetName };
  const history = await promotions.history(promotion.target, promotion.service);
  return ok({
    promotion: toPromotionView(promotion),
    targetName,
    decisions: promotionDecisions(promotion, may.viewer),
    rollback: rollbackOffer(promotion, target, history, running),
  });
}

/** The gates as they are now, before anybody asks. */
export async function getGates(
  may: Authorised<"promotion:read">,
  asked: {
    readonly target: string;
    readonly service?: string | undefined;
    readonly releaseId: ReleaseId;
    readonly kind: PromotionKind;
  },
): Promise<
  Result<readonly Gate[], DomainError<"service_unknown" | "environment_not_found" | "release_not_found">>
> {
  const promoted = findPromoted(portal().services, asked.service);
  if (!promoted.ok) return promoted;
  const service = promoted.value;
  const target = findEnvironment(portal().environments, asked.target);
  if (target === null || !may.covers(placeOf(service, target)))
    return err({ code: "environment_not_found", message: `There is no environment ${asked.target}.` });
  const release = await portal().releases.find(asked.releaseId);
  if (release === null || release.service !== service.id)
    return err({ code: "release_not_found", message: `There is no such release of ${service.id}.` });
  return ok(await currentGates(portal(), service, target, release, asked.kind));
}
