"use client";

import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from "react-zoom-pan-pinch";
import { FailedState } from "#portal/design/index.ts";
import type { DrawnDiagram } from "#portal/features/architecture/architecture-view.ts";
import type { EmphasisView } from "#portal/features/architecture/emphasis.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { CanvasTools } from "./canvas-tools.tsx";
import classes from "./diagram-canvas.module.css";
import { bringIntoView, moveMs } from "./fit-drawing.ts";
import { KeyHelp } from "./key-help.tsx";
import { Minimap } from "./minimap.tsx";
import type { NodeNotes, Step } from "./paint-drawing.ts";
import { type CanvasActions, useCanvasKeys } from "./use-canvas-keys.ts";
import { useDrawing } from "./use-drawing.ts";
import type { ViewportLink } from "./use-linked-viewports.ts";
import { useFit } from "./use-fit.ts";
import { useNodeClicks } from "./use-node-clicks.ts";
import { useNodePointing } from "./use-node-pointing.ts";
import { usePaint } from "./use-paint.ts";

const scaleMin = 0.2;
const scaleMax = 3;

export interface DiagramCanvasProps {
  readonly label: string;
  readonly drawn: DrawnDiagram;
  readonly fontSizePx: number;
  readonly view: DiagramView;
  readonly overlay: OverlayView;
  readonly emphasis: EmphasisView;
  /** By node key. */
  readonly notes: ReadonlyMap<string, NodeNotes>;
  readonly selected: string | null;
  readonly step?: Step | null;
  /** Keys of the nodes that are brought into view while neither a step nor a selection says which. */
  readonly about?: readonly string[];
  readonly isSimulation?: boolean;
  readonly fullScreen: { readonly isOn: boolean; readonly toggle: () => unknown };
  readonly actions: Omit<CanvasActions, "onHelp">;
  /** The pointer or the focus is on this node; null when it left. */
  readonly onPoint?: (node: DiagramNode | null) => void;
  /** To another canvas that moves with this one. */
  readonly link?: ViewportLink;
  /** False where the whole drawing fits, or another canvas moves with this one. */
  readonly hasMinimap?: boolean;
  /** Stands under the drawing, beside the tools. */
  readonly legend?: ReactNode;
}

/** Draws a view and lets people move in it. */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const { label, drawn, fontSizePx, view, overlay, emphasis, selected, step = null, actions, link } = props;
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const viewport = useRef<ReactZoomPanPinchRef>(null);
  useImperativeHandle<ReactZoomPanPinchRef | null, ReactZoomPanPinchRef | null>(
    link?.viewport,
    () => viewport.current,
  );
  const [isHelpOpen, help] = useDisclosure();
  const inView = step?.nodes.join(" ") ?? selected ?? (props.about?.join(" ") || null);
  const show = () => {
    if (inView !== null) bringIntoView(viewport.current, frame.current, inView.split(" "));
  };
  const fit = useFit(viewport, frame, { fontSizePx, hasFrame: "markup" in drawn, onRefit: show });
  const { markup, drawing } = useDrawing(holder, drawn, () => fit(0));
  const isPlaced = drawing !== null;
  usePaint(drawing?.svg ?? null, { view, overlay, emphasis, notes: props.notes, selected, step, fontSizePx });
  const onInView = useEffectEvent(show);
  useEffect(() => {
    // After the frame has made room for the panel that the selection opened.
    if (isPlaced && inView !== null) requestAnimationFrame(onInView);
  }, [isPlaced, inView]);
  const press = useCanvasKeys({
    frame,
    viewport,
    view,
    boxes: drawing?.boxes ?? null,
    fit,
    actions: { ...actions, onHelp: help.open },
  });
  const clicks = useNodeClicks(view, actions);
  const pointing = useNodePointing(view, props.onPoint ?? ignore);

  if ("failure" in drawn)
    return (
      <FailedState
        what="The diagram could not be drawn."
        why={drawn.failure}
        remedy="The table shows the same."
      />
    );
  return (
    <div className={classes.canvas}>
      <TransformWrapper
        ref={viewport}
        minScale={scaleMin}
        maxScale={scaleMax}
        limitToBounds={false}
        doubleClick={{ disabled: true }}
        wheel={{ step: 0.12 }}
        panning={{ velocityDisabled: true }}
        onTransform={(_, place) => link?.onMove(place)}
      >
        <div
          ref={frame}
          className={classes.frame}
          role="region"
          aria-label={label}
          aria-busy={!isPlaced}
          data-simulation={props.isSimulation}
          // Arrow keys move the map while nothing on it has the focus.
          tabIndex={0}
          onKeyDown={press}
          {...clicks}
          {...pointing}
        >
          <TransformComponent
            wrapperClass={classes.viewport ?? ""}
            contentClass={isPlaced ? "" : (classes.waiting ?? "")}
          >
            <div
              ref={holder}
              className={classes.drawing}
              data-placed={isPlaced}
              // Mermaid's own, from labels that are only ever text.
              dangerouslySetInnerHTML={{ __html: markup ?? "" }}
            />
          </TransformComponent>
        </div>
        {/* Beside the drawing, not over it: whatever is drawn can be read and clicked. */}
        <div className={classes.dock}>
          {props.legend}
          <div className={classes.controls}>
            <CanvasTools
              actions={{
                zoomIn: () => viewport.current?.zoomIn(0.3, moveMs),
                zoomOut: () => viewport.current?.zoomOut(0.3, moveMs),
                fit: () => fit(),
                actualSize: () => viewport.current?.centerView(1, moveMs),
                help: help.open,
                fullScreen: props.fullScreen,
              }}
            />
            {drawing && props.hasMinimap !== false && (
              <Minimap drawing={drawing} overlay={overlay} emphasis={emphasis} />
            )}
          </div>
        </div>
      </TransformWrapper>
      <KeyHelp opened={isHelpOpen} onClose={help.close} />
    </div>
  );
}

function ignore() {}
