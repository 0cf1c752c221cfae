"use client";

import type { ComponentHealth, DiagramNode, DiagramView } from "@greenroom/core/architecture";
import { ActionIcon, Skeleton, Tooltip } from "@mantine/core";
import { IconAspectRatio, IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from "react-zoom-pan-pinch";
import { FailedState } from "../../../design/index.ts";
import classes from "./diagram-canvas.module.css";
import { healthWords } from "./health-words.ts";
import { renderDiagram } from "./render-diagram.ts";

const scaleMin = 0.2;
const scaleMax = 3;
const moveMs = 120;
const panStepPx = 80;

/** Draws a view and lets people move in it. A change of state only swaps classes: nothing is laid out again and the
 * viewport stays. */
export function DiagramCanvas({
  label,
  text,
  fontSizePx,
  view,
  states,
  selected,
  onSelect,
  onOpen,
  onClose,
}: {
  label: string;
  text: string;
  fontSizePx: number;
  view: DiagramView;
  /** By node key. */
  states: ReadonlyMap<string, ComponentHealth>;
  selected: string | null;
  onSelect: (node: DiagramNode) => void;
  onOpen: (node: DiagramNode) => void;
  onClose: () => void;
}) {
  const svgId = `diagram-${useId().replaceAll(/[^a-zA-Z0-9]/g, "")}`;
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const viewport = useRef<ReactZoomPanPinchRef>(null);
  const [drawn, setDrawn] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isDrawn = drawn === text;

  const fit = useEffectEvent(() =>
    fitTo(viewport.current, frame.current, holder.current, readablePx / fontSizePx, 0),
  );
  useEffect(() => {
    let isCurrent = true;
    async function draw() {
      try {
        const svg = await renderDiagram(svgId, text, view);
        if (!isCurrent) return;
        holder.current?.replaceChildren(svg);
        setFailure(null);
        setDrawn(text);
        requestAnimationFrame(() => fit());
      } catch (error) {
        if (isCurrent) setFailure(error instanceof Error ? error.message : "It could not be drawn.");
      }
    }
    void draw();
    return () => {
      isCurrent = false;
    };
    // The text stands for the view: an equal one is the same drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [svgId, text]);

  useEffect(() => {
    if (!isDrawn) return;
    for (const group of holder.current?.querySelectorAll<SVGGElement>("[data-node]") ?? []) {
      const node = view.nodes.find(({ key }) => key === group.dataset["node"]);
      if (!node) continue;
      const health = states.get(node.key) ?? "unknown";
      group.dataset["health"] = health;
      group.setAttribute("aria-label", `${node.label}, ${node.kind}, ${health}`);
      const line = group.querySelector('[data-line="state"]');
      if (line) line.textContent = `${healthWords[health].sign} ${health}`;
    }
  }, [isDrawn, states, view]);

  useEffect(() => {
    if (!isDrawn) return;
    const edges = view.edges.filter(({ from, to }) => from === selected || to === selected);
    const near = new Set(edges.flatMap(({ from, to }) => [from, to]));
    for (const group of holder.current?.querySelectorAll<SVGGElement>("[data-node]") ?? []) {
      const key = group.dataset["node"] ?? "";
      group.dataset["selected"] = String(key === selected);
      group.dataset["dimmed"] = String(selected !== null && key !== selected && !near.has(key));
      group.setAttribute("aria-pressed", String(key === selected));
    }
    for (const edge of holder.current?.querySelectorAll<SVGElement>("[data-edge]") ?? [])
      edge.dataset["dimmed"] = String(
        selected !== null && !edges.some(({ key }) => key === edge.dataset["edge"]),
      );
  }, [isDrawn, selected, view]);

  useEffect(() => {
    // After the frame has made room for the panel that the selection opened.
    if (isDrawn && selected !== null)
      requestAnimationFrame(() => bringIntoView(viewport.current, frame.current, selected));
  }, [isDrawn, selected]);

  const nodeAt = (target: EventTarget) => {
    const key = target instanceof Element && target.closest<SVGGElement>("[data-node]")?.dataset["node"];
    return view.nodes.find((node) => node.key === key) ?? null;
  };
  const down = useRef<readonly [number, number]>([0, 0]);

  function click(event: MouseEvent) {
    // A drag that ends on a node is no click on it.
    const moved = Math.hypot(event.clientX - down.current[0], event.clientY - down.current[1]);
    const node = nodeAt(event.target);
    if (!node || moved >= 5) return;
    // The zooming around it keeps double-clicks to itself; the count of clicks it does not.
    if (event.detail === 2) onOpen(node);
    else if (node.key !== selected) onSelect(node);
  }

  function press(event: KeyboardEvent) {
    const move = {
      "+": () => viewport.current?.zoomIn(0.3, moveMs),
      "=": () => viewport.current?.zoomIn(0.3, moveMs),
      "-": () => viewport.current?.zoomOut(0.3, moveMs),
      "0": () => fitTo(viewport.current, frame.current, holder.current, readablePx / fontSizePx, moveMs),
      "1": () => viewport.current?.centerView(1, moveMs),
      ArrowLeft: () => viewport.current?.panBy(panStepPx, 0, moveMs),
      ArrowRight: () => viewport.current?.panBy(-panStepPx, 0, moveMs),
      ArrowUp: () => viewport.current?.panBy(0, panStepPx, moveMs),
      ArrowDown: () => viewport.current?.panBy(0, -panStepPx, moveMs),
      Escape: onClose,
      Enter: () => {
        const node = nodeAt(event.target);
        if (node) onOpen(node);
      },
      " ": () => {
        const node = nodeAt(event.target);
        if (node) onSelect(node);
      },
    }[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void move();
  }

  if (failure)
    return (
      <FailedState what="The diagram could not be drawn." why={failure} remedy="The table shows the same." />
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={frame}
      className={classes.frame}
      role="region"
      aria-label={label}
      aria-busy={!isDrawn}
      onKeyDown={press}
      onPointerDown={(event) => {
        down.current = [event.clientX, event.clientY];
      }}
      onClick={click}
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
      </TransformWrapper>
      <div className={classes.tools} role="toolbar" aria-label="Zoom">
        <Tool label="Zoom in (+)" onClick={() => viewport.current?.zoomIn(0.3, moveMs)}>
          <IconPlus size={16} />
        </Tool>
        <Tool label="Zoom out (−)" onClick={() => viewport.current?.zoomOut(0.3, moveMs)}>
          <IconMinus size={16} />
        </Tool>
        <Tool
          label="Fit (0)"
          onClick={() =>
            fitTo(viewport.current, frame.current, holder.current, readablePx / fontSizePx, moveMs)
          }
        >
          <IconMaximize size={16} />
        </Tool>
        <Tool label="Actual size (1)" onClick={() => viewport.current?.centerView(1, moveMs)}>
          <IconAspectRatio size={16} />
        </Tool>
      </div>
    </div>
  );
}

function Tool({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => unknown;
  children: React.ReactNode;
}) {
  return (
    <Tooltip label={label} position="left">
      <ActionIcon
        aria-label={label}
        size="md"
        onClick={(event) => {
          event.stopPropagation();
          onClick();
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** Smaller text than this is not shown by itself; zooming out further is the reader's choice. */
const readablePx = 7.5;
const marginPx = 24;

/** All of it if its text stays readable; else at the smallest readable size, from its beginning. */
function fitTo(
  viewport: ReactZoomPanPinchRef | null,
  frame: HTMLElement | null,
  holder: HTMLElement | null,
  readableScale: number,
  animationMs: number,
): void {
  const svg = holder?.querySelector("svg");
  if (!viewport || !frame || !svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const whole = Math.min(
    (frame.clientWidth - 2 * marginPx) / width,
    (frame.clientHeight - 2 * marginPx) / height,
    1.2,
  );
  const scale = Math.max(whole, readableScale);
  const x = Math.max((frame.clientWidth - width * scale) / 2, marginPx);
  const y = Math.max((frame.clientHeight - height * scale) / 2, marginPx);
  void viewport.setTransform(x, y, scale, animationMs);
}

/** Moves no further than needed; what is in view stays where it is. */
function bringIntoView(viewport: ReactZoomPanPinchRef | null, frame: HTMLElement | null, key: string): void {
  const node = frame?.querySelector(`[data-node="${key}"]`)?.getBoundingClientRect();
  const room = frame?.getBoundingClientRect();
  if (!viewport || !node || !room) return;
  const shift = (from: number, to: number, low: number, high: number) =>
    from < low ? low - from : to > high ? high - to : 0;
  const x = shift(node.left, node.right, room.left + marginPx, room.right - marginPx * 3);
  const y = shift(node.top, node.bottom, room.top + marginPx, room.bottom - marginPx);
  if (x !== 0 || y !== 0) void viewport.panBy(x, y, moveMs);
}
