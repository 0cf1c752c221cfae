import "server-only";
import { authorize } from "@greenroom/core/access";
import type { TrafficReading } from "@greenroom/core/architecture";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";

export async function getTraffic(): Promise<TrafficReading> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { model, traffic } = portal().architecture;
  const { content } = await model.current();
  return traffic.read(content?.architecture.components ?? []);
}
