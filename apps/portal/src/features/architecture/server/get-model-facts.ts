import "server-only";
import type { Authorised } from "@greenroom/core/access";
import { portal } from "#portal/composition/portal.ts";

/** What the banner over every view says of the model: since when it is served, and what a newer edit got wrong. */
export async function getModelFacts(_may: Authorised<"architecture:read">) {
  const { faults, loadedAt } = await portal().architecture.model.current();
  return { faults, loadedAt: loadedAt.toISOString() };
}
