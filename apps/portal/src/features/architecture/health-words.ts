import type { ComponentHealth } from "@greenroom/core/architecture";
import type { StatusTone } from "#portal/design/index.ts";

/** How a health is shown everywhere: an icon's tone and a word in lists, a sign and a word inside the diagram. */
export const healthWords: Readonly<
  Record<ComponentHealth, { readonly tone: StatusTone; readonly sign: string; readonly meaning: string }>
> = {
  healthy: { tone: "good", sign: "✓", meaning: "deployed, and says now that it is well" },
  degraded: { tone: "warn", sign: "▲", meaning: "deployed, and not as it should be" },
  unreachable: { tone: "bad", sign: "✕", meaning: "deployed, and does not answer" },
  unknown: { tone: "idle", sign: "?", meaning: "deployed, and nothing is known" },
  designed: { tone: "idle", sign: "–", meaning: "exists on paper only" },
};
