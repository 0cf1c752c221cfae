import { useFullscreenDocument } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { DiagramPage, FiringRisk } from "#portal/features/architecture/architecture-view.ts";
import { DiagramCanvas } from "#portal/features/architecture/components/canvas/diagram-canvas.tsx";
import { emphasise } from "#portal/features/architecture/emphasis.ts";
import { readOverlay } from "#portal/features/architecture/overlays/read-overlay.ts";
import { zonePath } from "#portal/features/architecture/paths.ts";
import { nodesOf } from "../risk-brush.ts";
import type { RiskRegister, RiskView } from "../risk-view.ts";
import classes from "./risk-map.module.css";

const noNotes = new Map<string, never>();

export interface ZoneMapProps {
  readonly page: DiagramPage;
  readonly register: RiskRegister;
  /** Risks whose zones stand out; null = all zones are as usual. */
  readonly lit: readonly RiskView[] | null;
  /** The zone that was pressed. */
  readonly zone: string | null;
  /** The pointer or the focus is on this zone; null when it left. */
  readonly onPoint: (zone: string | null) => void;
  readonly onSelect: (zone: string | null) => void;
}

export function ZoneMap({ page, register, lit, zone, onPoint, onSelect }: ZoneMapProps) {
  const router = useRouter();
  const screen = useFullscreenDocument();
  const { view } = page;
  const overlay = useMemo(
    () =>
      readOverlay("risk", page, { states: null, firing: firingOf(register), at: null, isStale: false }, null),
    [page, register],
  );
  const emphasis = useMemo(
    () =>
      emphasise(view, {
        distances: null,
        matches: null,
        hidesOthers: false,
        highlighted: lit && nodesOf(view.nodes, lit),
      }),
    [view, lit],
  );
  const press = (id: string) => onSelect(id === zone ? null : id);
  return (
    <div className={classes.map} data-full-screen={screen.fullscreen}>
      <DiagramCanvas
        label="Zones at risk: diagram"
        drawn={page.drawn}
        fontSizePx={page.fontSizePx}
        view={view}
        overlay={overlay}
        emphasis={emphasis}
        notes={noNotes}
        hasMinimap={false}
        selected={view.nodes.find(({ target }) => target.id === zone)?.key ?? null}
        fullScreen={{ isOn: screen.fullscreen, toggle: screen.toggle }}
        onPoint={(node) => onPoint(node?.target.id ?? null)}
        actions={{
          onSelect: ({ target }) => press(target.id),
          onOpen: ({ target }) => router.push(`${zonePath(target.id)}?overlay=risk`),
          onFocus: (node) => node && press(node.target.id),
          onEscape: () => onSelect(null),
          onFilter: () => {},
          onResetLegend: () => {},
        }}
      />
    </div>
  );
}

/** As the table beside it says, not as another reading would. */
function firingOf({ risks, liveFailure }: RiskRegister): readonly FiringRisk[] | null {
  if (liveFailure !== null) return null;
  return risks.flatMap(({ id, title, components, evidence }) => {
    const violated = evidence.filter(({ outcome }) => outcome === "violated");
    const { observed, since } = violated[0] ?? { observed: "", since: null };
    const environments = violated.filter(({ source }) => source !== "model").map(({ place }) => place);
    return since === null ? [] : [{ id, title, components, observed, since, environments }];
  });
}
