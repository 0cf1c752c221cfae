"use client";

import type { DiagramView } from "@greenroom/core/architecture";
import { Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useEffect, useId, useRef } from "react";
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from "react-zoom-pan-pinch";
import { FailedState } from "../../../../design/index.ts";
import type { EmphasisView } from "../../emphasis.ts";
import type { OverlayView } from "../../overlays/overlay.ts";
import { CanvasTools } from "./canvas-tools.tsx";
import classes from "./diagram-canvas.module.css";
import { bringIntoView, fitTo, moveMs } from "./fit-drawing.ts";
import { KeyHelp } from "./key-help.tsx";
import { Minimap } from "./minimap.tsx";
import type { NodeNotes, Step } from "./paint-drawing.ts";
import { type CanvasActions, useCanvasKeys } from "./use-canvas-keys.ts";
import { useDrawing } from "./use-drawing.ts";
import { useNodeClicks } from "./use-node-clicks.ts";
import { usePaint } from "./use-paint.ts";

const scaleMin = 0.2;
const scaleMax = 3;

export interface DiagramCanvasProps {
  readonly label: string;
  readonly text: string;
  readonly fontSizePx: number;
  readonly view: DiagramView;
  readonly overlay: OverlayView;
  readonly emphasis: EmphasisView;
  /** By node key. */
  readonly notes: ReadonlyMap<string, NodeNotes>;
  readonly selected: string | null;
  readonly step?: Step | null;
  readonly isSimulation?: boolean;
  readonly fullScreen: { readonly isOn: boolean; readonly toggle: () => unknown };
  readonly actions: Omit<CanvasActions, "onHelp">;
}

/** Draws a view and lets people move in it. */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const { label, text, fontSizePx, view, overlay, emphasis, selected, step = null, actions } = props;
  const svgId = `diagram-${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const viewport = useRef<ReactZoomPanPinchRef>(null);
  const [isHelpOpen, help] = useDisclosure();
  const fit = (animationMs = moveMs) => fitTo(viewport.current, frame.current, fontSizePx, animationMs);
  const { drawing, failure } = useDrawing(holder, { svgId, text, view, onDrawn: () => fit(0) });
  usePaint(drawing?.svg ?? null, { view, overlay, emphasis, notes: props.notes, selected, step, fontSizePx });
  const isDrawn = drawing !== null;
  const inView = step?.nodes.join(" ") ?? selected;
  useEffect(() => {
    // After the frame has made room for the panel that the selection opened.
    if (isDrawn && inView !== null)
      requestAnimationFrame(() => bringIntoView(viewport.current, frame.current, inView.split(" ")));
  }, [isDrawn, inView]);
  const press = useCanvasKeys({
    frame,
    viewport,
    view,
    boxes: drawing?.boxes ?? null,
    fontSizePx,
    actions: { ...actions, onHelp: help.open },
  });
  const clicks = useNodeClicks(view, actions);

  if (failure)
    return (
      <FailedState what="The diagram could not be drawn." why={failure} remedy="The table shows the same." />
    );
  return (
    <>
      <div
        ref={frame}
        className={classes.frame}
        role="region"
        aria-label={label}
        aria-busy={!isDrawn}
        data-simulation={props.isSimulation}
        // Arrow keys move the map while nothing on it has the focus.
        tabIndex={0}
        onKeyDown={press}
        {...clicks}
      >
        {!isDrawn && (
          <Skeleton className={classes.skeleton} radius="md" aria-label="The diagram is being laid out" />
        )}
        <TransformWrapper
          ref={viewport}
          minScale={scaleMin}
          maxScale={scaleMax}
          limitToBounds={false}
          doubleClick={{ disabled: true }}
          wheel={{ step: 0.12 }}
          panning={{ velocityDisabled: true }}
        >
          <TransformComponent wrapperClass={classes.viewport ?? ""}>
            <div ref={holder} className={classes.drawing} data-drawn={isDrawn} />
          </TransformComponent>
          <CanvasTools
            actions={{
              zoomIn: () => viewport.current?.zoomIn(0.3, moveMs),
              zoomOut: () => viewport.current?.zoomOut(0.3, moveMs),
              fit: () => fit(),
              actualSize: () => viewport.current?.centerView(1, moveMs),
              help: help.open,
              fullScreen: props.fullScreen,
            }}
          >
            {drawing && <Minimap drawing={drawing} overlay={overlay} emphasis={emphasis} />}
          </CanvasTools>
        </TransformWrapper>
      </div>
      {/* Outside: keys pressed in it would reach the canvas. */}
      <KeyHelp opened={isHelpOpen} onClose={help.close} />
    </>
  );
}
