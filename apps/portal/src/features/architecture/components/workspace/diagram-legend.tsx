import type { DiagramView } from "@greenroom/core/architecture";
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { RelativeTime, StaleMark } from "#portal/design/index.ts";
import type { LegendRow, OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import classes from "./diagram-legend.module.css";

/** Made from what is on the screen: a sign that is not drawn is not explained. A click on a row points its class
 * out, another one shows all of them again. */
export function DiagramLegend({
  view,
  overlay,
  gaps = [],
  highlighted,
  onHighlight,
}: {
  view: DiagramView;
  overlay: OverlayView;
  /** What could not be asked for the diagram itself, in words. */
  gaps?: readonly string[];
  highlighted: string | null;
  onHighlight: (id: string | null) => void;
}) {
  const modes = new Set(view.edges.map(({ mode }) => mode));
  const isMerged = view.edges.some(({ dependencies }) => dependencies.length > 1);
  const isFiring = [...overlay.marks.values()].some(({ firing }) => firing.length > 0);
  const lines = [...(overlay.edges?.values() ?? [])];
  const isStale = [...overlay.marks.values(), ...lines].some((mark) => mark.isStale);
  return (
    <div className={classes.legend} role="group" aria-label="Legend">
      {overlay.rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className={classes.row}
          title={row.meaning}
          aria-pressed={highlighted === row.id}
          onClick={() => onHighlight(highlighted === row.id ? null : row.id)}
        >
          <Swatch row={row} />
          {row.label} <span className={classes.count}>{row.count}</span>
        </button>
      ))}
      {isFiring && <span className={classes.ring}>evidence fires now</span>}
      {isStale && <span className={classes.stale}>last known</span>}
      {modes.has("sync") && (
        <span className={classes.line} data-mode="sync">
          caller waits
        </span>
      )}
      {modes.has("async") && (
        <span className={classes.line} data-mode="async">
          asynchronous
        </span>
      )}
      {lines.some(({ weight }) => weight !== null) && (
        <span className={classes.line} data-weighted>
          the thicker, the more requests
        </span>
      )}
      {isMerged && <span>a number merges that many dependencies</span>}
      {[...(overlay.gaps ?? []), ...gaps.map((words) => ({ words, readAt: null }))].map(
        ({ words, readAt }) => (
          <span key={words} className={classes.gap}>
            <IconPlugConnectedX size={14} aria-hidden />
            {words}
            {readAt !== null && (
              <>
                {" Last answer "}
                <RelativeTime at={readAt} />
              </>
            )}
          </span>
        ),
      )}
      <span className={classes.age}>
        <Age overlay={overlay} />
      </span>
    </div>
  );
}

export function Swatch({ row }: { row: LegendRow }) {
  const { colour, washPercent, look } = row.paint;
  return (
    <span
      className={classes.swatch}
      data-look={look}
      style={{ "--mark": colour, "--wash": `${washPercent}%` } as CSSProperties}
      aria-hidden
    >
      {row.sign}
    </span>
  );
}

function Age({ overlay }: { overlay: OverlayView }) {
  if (overlay.asOf === null) return <>{overlay.source} not read yet</>;
  return (
    <>
      {overlay.source}{" "}
      {overlay.isStale ? <StaleMark since={overlay.asOf} /> : <RelativeTime at={overlay.asOf} />}
    </>
  );
}
