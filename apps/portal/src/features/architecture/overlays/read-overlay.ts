import type { DiagramNode } from "@greenroom/core/architecture";
import type { DiagramPage } from "../architecture-view.ts";
import { healthClasses, markHealth } from "./health-overlay.ts";
import type { LiveReading } from "./live-reading.ts";
import {
  dataClassClasses,
  markDataClass,
  markOwnership,
  markTier,
  ownershipClasses,
  tierClasses,
} from "./model-overlays.ts";
import {
  legendOf,
  type MarkClass,
  type NodeMark,
  type OverlayId,
  overlayNames,
  type OverlayView,
} from "./overlay.ts";
import { markRisk, riskClasses } from "./risk-overlay.ts";
import { markVersion, versionClasses } from "./version-overlay.ts";

/** What one overlay says about every node of a view. */
export function readOverlay(
  id: OverlayId,
  page: Pick<DiagramPage, "view" | "facts" | "teams" | "model">,
  live: LiveReading,
  environment: string | null,
): OverlayView {
  const factsOf = new Map(page.facts.map((fact) => [fact.id, fact]));
  const { classes, markNode } = rulesOf(id);
  const marks = new Map(page.view.nodes.map((node) => [node.key, markNode(node)]));
  const readsLive = id === "health" || id === "version";
  return {
    title: overlayNames[id],
    rows: legendOf(classes, marks),
    marks,
    source: sourceOf(id, live),
    asOf: readsLive ? live.at : page.model.loadedAt,
    isStale: readsLive && live.isStale,
  };

  function rulesOf(overlay: OverlayId): {
    classes: readonly MarkClass[];
    markNode: (node: DiagramNode) => NodeMark;
  } {
    const own = (node: DiagramNode) => node.components.flatMap((component) => factsOf.get(component) ?? []);
    switch (overlay) {
      case "health":
        return { classes: healthClasses, markNode: (node) => markHealth(node, live) };
      case "version":
        return { classes: versionClasses, markNode: (node) => markVersion(node, live, environment) };
      case "risk":
        return { classes: riskClasses, markNode: (node) => markRisk(node, own(node), live) };
      case "ownership":
        return {
          classes: ownershipClasses(page.teams),
          markNode: (node) => markOwnership(own(node), page.teams),
        };
      case "data":
        return { classes: dataClassClasses, markNode: (node) => markDataClass(own(node)) };
      case "tier":
        return { classes: tierClasses, markNode: (node) => markTier(own(node)) };
      default:
        return overlay satisfies never;
    }
  }
}

function sourceOf(id: OverlayId, live: LiveReading): string {
  if (id === "health" || id === "version") return "live state";
  if (id !== "risk") return "model";
  return live.firing === null ? "risk register (what fires now is not known)" : "risk register";
}
