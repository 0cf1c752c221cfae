import "server-only";
import type { Authorised } from "@greenroom/core/access";
import type { TrafficReading } from "@greenroom/core/architecture";
import { portal } from "#portal/composition/portal.ts";

export async function getTraffic(_may: Authorised<"architecture:read">): Promise<TrafficReading> {
  const { model, traffic } = portal().architecture;
  const { content } = await model.current();
  return traffic.read(content?.architecture.components ?? []);
}
