import "server-only";
import { authorize } from "@greenroom/core/access";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";

/** What the banner over every view says of the model: since when it is served, and what a newer edit got wrong. */
export async function getModelFacts() {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { faults, loadedAt } = await portal().architecture.model.current();
  return { faults, loadedAt: loadedAt.toISOString() };
}
