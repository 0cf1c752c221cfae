import "server-only";
import { authorize } from "@greenroom/core/access";
import { componentState } from "@greenroom/core/architecture";
import { portal } from "../../../composition/portal.ts";
import { requireViewer } from "../../access/server/viewer.ts";
import type { LiveStates } from "../architecture-view.ts";

export async function getLiveStates(): Promise<LiveStates> {
  authorize(await requireViewer("architecture:read"), "architecture:read");
  const { model, liveState } = portal().architecture;
  const { content } = await model.current();
  const components = content?.architecture.components ?? [];
  const snapshots = await liveState.snapshot(components.flatMap(({ bindings }) => bindings));
  const now = new Date();
  return {
    at: now.toISOString(),
    states: components.map((component) => componentState(component, snapshots, now)),
  };
}
