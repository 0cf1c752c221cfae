"use client";

import { Skeleton } from "@mantine/core";
import { useElementSize, useIntersection, useMergedRef } from "@mantine/hooks";
import { type ComponentType, use, useEffect, useRef, useState } from "react";
import { drawInTurn } from "./draw-in-turn.ts";
import type { LineChartProps } from "./line-chart.tsx";
import { HasPointed } from "./pointing.ts";
import { StillChart } from "./still-chart.tsx";

type Drawing = ComponentType<LineChartProps>;

/** A chart as wide as its room. Recharts, which is as much script as the rest of the page and takes a slow processor a
 * tenth of a second a chart, draws it once somebody points at a chart and it is near the view. */
export function ChartSlot(props: Omit<LineChartProps, "width">) {
  const { ref: sizeRef, width } = useElementSize();
  const { ref: viewRef, entry } = useIntersection({ rootMargin: "200px" });
  const room = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sizeRef, viewRef, room);
  const pointer = useRef<{ readonly clientX: number; readonly clientY: number } | null>(null);
  const [Pointed, setPointed] = useState<Drawing | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const isNear = entry?.isIntersecting === true;
  const isWanted = use(HasPointed) && isNear && Pointed === null && !hasFailed;

  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    // Without its code the chart stays still, and who points at it again asks again.
    replace(abort.signal).catch(() => setHasFailed(true));
    return () => abort.abort();

    async function replace(signal: AbortSignal): Promise<void> {
      const { LineChart } = await import("./line-chart.tsx");
      let hadFocus = false;
      await drawInTurn(() => {
        hadFocus = room.current?.contains(document.activeElement) === true;
        setPointed(() => LineChart);
      }, signal);
      if (hadFocus) room.current?.querySelector<SVGElement>("svg[tabindex]")?.focus();
      // The pointer rests where the chart came under it: said again once all others are there to hear it.
      await drawInTurn(() => undefined, signal);
      if (room.current && pointer.current) repeatMove(pointer.current);
    }
  }, [isWanted]);

  const ChartDrawing = Pointed ?? StillChart;
  return (
    <div
      ref={ref}
      style={{ height: props.height }}
      onPointerEnter={() => setHasFailed(false)}
      onPointerMove={({ clientX, clientY }) => {
        pointer.current = { clientX, clientY };
      }}
      onPointerLeave={() => {
        pointer.current = null;
      }}
    >
      {width > 0 ? <ChartDrawing {...props} width={width} /> : <Skeleton height={props.height} />}
    </div>
  );
}

function repeatMove(at: { readonly clientX: number; readonly clientY: number }): void {
  document
    .elementFromPoint(at.clientX, at.clientY)
    ?.dispatchEvent(new MouseEvent("mousemove", { ...at, bubbles: true }));
}
