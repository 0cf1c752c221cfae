import "server-only";
import { type Authorised, authorize, type Permission } from "@greenroom/core/access";
import {
  abortPromotion,
  approvePromotion,
  type PromotionId,
  type RequestPromotion,
  requestPromotion,
} from "@greenroom/core/promotions";
import { headers } from "next/headers";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";

async function permitted<P extends Permission>(permission: P): Promise<Authorised<P>> {
  const requestId = (await headers()).get("x-request-id");
  return authorize(await requireViewer(permission), permission, requestId);
}

export async function postPromotion(request: RequestPromotion) {
  return requestPromotion(portal(), await permitted("promotion:request"), request);
}

export async function postApproval(id: PromotionId) {
  return approvePromotion(portal(), await permitted("promotion:approve"), id);
}

export async function postAbort(id: PromotionId) {
  return abortPromotion(portal(), await permitted("promotion:abort"), id);
}
