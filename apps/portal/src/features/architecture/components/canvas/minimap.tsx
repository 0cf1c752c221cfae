import { type PointerEvent, useRef } from "react";
import {
  type ReactZoomPanPinchContextState,
  useControls,
  useTransformEffect,
  useTransformInit,
} from "react-zoom-pan-pinch";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import classes from "./canvas-tools.module.css";
import type { Drawing } from "./use-drawing.ts";

const size = { width: 184, height: 92 };

/** Every node as a dot in the overlay's colour, and what is in view as a rectangle. The library's own one draws the
 * whole diagram a second time and does not reach what lies beyond the first screen. */
export function Minimap({
  drawing,
  overlay,
  emphasis,
}: {
  drawing: Drawing;
  overlay: OverlayView;
  emphasis: EmphasisView;
}) {
  const { setTransform, instance } = useControls();
  const shown = useRef<SVGRectElement>(null);
  const { x, y, width, height } = drawing.svg.viewBox.baseVal;
  const dot = Math.max(width / size.width, height / size.height);

  function show({ state, instance: { wrapperComponent: room } }: ReactZoomPanPinchContextState) {
    if (!shown.current || !room) return;
    const { scale, positionX, positionY } = state;
    for (const [name, value] of Object.entries({
      x: x - positionX / scale,
      y: y - positionY / scale,
      width: room.clientWidth / scale,
      height: room.clientHeight / scale,
    }))
      shown.current.setAttribute(name, String(value));
  }
  useTransformInit(show);
  useTransformEffect(show);

  function move(event: PointerEvent<SVGSVGElement>) {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const toDrawing = event.currentTarget.getScreenCTM()?.inverse();
    const room = instance.wrapperComponent;
    if (!toDrawing || !room) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
    const { scale } = instance.state;
    void setTransform(
      room.clientWidth / 2 - (at.x - x) * scale,
      room.clientHeight / 2 - (at.y - y) * scale,
      scale,
      0,
    );
  }

  return (
    <svg
      className={classes.minimap}
      viewBox={`${x} ${y} ${width} ${height}`}
      width={size.width}
      height={size.height}
      // A shortcut for the mouse: keys and buttons move the viewport as well.
      aria-hidden
      onPointerDown={move}
      onPointerMove={move}
    >
      {[...drawing.boxes].map(([key, box]) => {
        const row = overlay.rows.find(({ id }) => id === overlay.marks.get(key)?.classId);
        return (
          <rect
            key={key}
            {...box}
            rx={3 * dot}
            data-look={row?.paint.look}
            data-emphasis={emphasis.nodes.get(key)}
            style={{ fill: row?.paint.colour }}
          />
        );
      })}
      <rect ref={shown} className={classes.shown} />
    </svg>
  );
}
