import type { DiagramNode } from "@greenroom/core/architecture";
import type { DiagramPage } from "../architecture-view.ts";
import { driftClasses, type DriftState, markDrift } from "./drift-overlay.ts";
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
import { markTraffic, markTrafficEdges, trafficClasses } from "./traffic-overlay.ts";
import type { TrafficState } from "./traffic-state.ts";
import { markUnmodelled, unmodelledClass } from "./unmodelled.ts";
import { markVersion, versionClasses } from "./version-overlay.ts";

/** What is read only while its overlay is chosen. */
interface ChosenReadings {
  readonly traffic: TrafficState;
  readonly drift: DriftState;
}

const noEdges: NonNullable<OverlayView["edges"]> = new Map();
const nothingRead: ChosenReadings = {
  traffic: { reading: null, isStale: false },
  drift: { reading: null, isStale: false },
};

/** What one overlay says about every node of a view, and of its edges where it has something to say of them. */
export function readOverlay(
  id: OverlayId,
  page: Pick<DiagramPage, "view" | "facts" | "teams" | "model">,
  live: LiveReading,
  environment: string | null,
  chosen: ChosenReadings = nothingRead,
): OverlayView {
  const { traffic, drift } = chosen;
  const factsOf = new Map(page.facts.map((fact) => [fact.id, fact]));
  const { classes, markNode } = rulesOf(id);
  const marks = new Map(
    page.view.nodes.map((node) => [
      node.key,
      node.target.kind === "workload" ? markUnmodelled(node) : markNode(node),
    ]),
  );
  const edges = id === "traffic" ? markTrafficEdges(page.view.edges, traffic, environment) : noEdges;
  return {
    title: overlayNames[id],
    rows: legendOf([...classes, unmodelledClass], marks, edges),
    marks,
    edges,
    ...withEnvironment(id, environment, sourceOf(id, { live, ...chosen }, page.model.loadedAt)),
  };

  function rulesOf(overlay: OverlayId): {
    classes: readonly MarkClass[];
    markNode: (node: DiagramNode) => NodeMark;
  } {
    const own = (node: DiagramNode) => node.components.flatMap((component) => factsOf.get(component) ?? []);
    switch (overlay) {
      case "health":
        return { classes: healthClasses, markNode: (node) => markHealth(node, live, environment) };
      case "version":
        return { classes: versionClasses, markNode: (node) => markVersion(node, live, environment) };
      case "traffic":
        return { classes: trafficClasses, markNode: (node) => markTraffic(node, traffic, environment) };
      case "drift":
        return {
          classes: driftClasses,
          markNode: (node) => markDrift(node, own(node), drift, environment),
        };
      case "risk":
        return { classes: riskClasses, markNode: (node) => markRisk(node, own(node), live, environment) };
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

/** What of it is not told apart by environment is said where one is chosen. */
function withEnvironment<Source extends Pick<OverlayView, "source">>(
  id: OverlayId,
  environment: string | null,
  source: Source,
): Source {
  const words =
    id === "traffic"
      ? "what is no service: all environments together"
      : id === "risk"
        ? "risks on file: of all environments"
        : null;
  return environment === null || words === null
    ? source
    : { ...source, source: `${source.source} (${words})` };
}

function sourceOf(
  id: OverlayId,
  { live, traffic, drift }: ChosenReadings & { readonly live: LiveReading },
  modelLoadedAt: string,
): Pick<OverlayView, "source" | "asOf" | "isStale" | "gaps"> {
  switch (id) {
    case "health":
    case "version":
      return { source: "live state", asOf: live.at, isStale: live.isStale };
    case "traffic":
      return {
        source: "Prometheus",
        asOf: traffic.reading?.at ?? null,
        isStale: traffic.isStale,
        gaps: outageOf(traffic),
      };
    case "drift":
      return {
        source: "newest plans",
        asOf: drift.reading?.at ?? null,
        isStale: drift.isStale,
        gaps: unreadOf(drift),
      };
    case "risk":
      return {
        source: live.firing === null ? "risk register (what fires now is not known)" : "risk register",
        asOf: modelLoadedAt,
        isStale: false,
      };
    case "ownership":
    case "data":
    case "tier":
      return { source: "model", asOf: modelLoadedAt, isStale: false };
    default:
      return id satisfies never;
  }
}

function outageOf({ reading }: TrafficState): NonNullable<OverlayView["gaps"]> {
  return reading?.outage ? [{ words: reading.outage.reason, readAt: reading.outage.answeredAt }] : [];
}

/** One database holds every environment's runs: the same is said once. */
function unreadOf({ reading }: DriftState): NonNullable<OverlayView["gaps"]> {
  const words = new Set(reading?.environments.flatMap(({ unread }) => unread ?? []));
  return [...words].map((unread) => ({ words: unread, readAt: null }));
}
