import "server-only";
import { authorize, type Permission } from "@greenroom/core/access";
import {
  abortPromotion,
  approvePromotion,
  type Person,
  type PromotionId,
  type RequestPromotion,
  requestPromotion,
} from "@greenroom/core/promotions";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";

async function authorizedPerson(permission: Permission): Promise<Person> {
  return authorize(await requireViewer(permission), permission).actor;
}

export async function postPromotion(request: RequestPromotion) {
  const person = await authorizedPerson("promotion:request");
  return told(await requestPromotion(portal(), request, person));
}

export async function postApproval(id: PromotionId) {
  const person = await authorizedPerson("promotion:approve");
  return told(await approvePromotion(portal().promotions, id, person));
}

export async function postAbort(id: PromotionId) {
  const person = await authorizedPerson("promotion:abort");
  return told(await abortPromotion(portal().promotions, id, person));
}

async function told<Changed extends Awaited<ReturnType<typeof requestPromotion | typeof approvePromotion>>>(
  changed: Changed,
): Promise<Changed> {
  if (changed.ok)
    await portal().live.notify({
      topic: "promotions",
      key: changed.value.id,
      data: { status: changed.value.status },
    });
  return changed;
}
