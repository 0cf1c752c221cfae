"use client";

import { Skeleton } from "@mantine/core";
import { useElementSize, useIntersection, useMergedRef } from "@mantine/hooks";
import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import { FailedState } from "#portal/design/index.ts";
import { drawInTurn } from "./draw-in-turn.ts";
import type { LineChart } from "./line-chart.tsx";

type Drawing = ComponentType<ComponentProps<typeof LineChart>>;

/** Recharts is as much script as the rest of the page: it comes after the page, while the measurements are asked for. */
export function loadDrawing(): Promise<Drawing> {
  return import("./line-chart.tsx").then(
    (loaded) => loaded.LineChart,
    () => NotLoaded,
  );
}

/** Room for a chart, which is drawn when it comes near the view and no other chart is being drawn. */
export function ChartSlot(props: Omit<ComponentProps<typeof LineChart>, "width">) {
  const { ref: sizeRef, width } = useElementSize();
  const { ref: viewRef, entry } = useIntersection({ rootMargin: "200px" });
  const ref = useMergedRef(sizeRef, viewRef);
  const [Drawing, setDrawing] = useState<Drawing | null>(null);
  const canDraw = Drawing === null && width > 0 && entry?.isIntersecting === true;
  useEffect(() => {
    if (!canDraw) return;
    const abort = new AbortController();
    void loadDrawing().then((loaded) => drawInTurn(() => setDrawing(() => loaded), abort.signal));
    return () => abort.abort();
  }, [canDraw]);
  return (
    <div ref={ref} style={{ height: props.height }}>
      {Drawing && width > 0 ? <Drawing {...props} width={width} /> : <Skeleton height={props.height} />}
    </div>
  );
}

function NotLoaded({ view }: ComponentProps<typeof LineChart>) {
  return (
    <FailedState
      what={`${view.title} could not be drawn`}
      why="The part of the portal that draws it did not arrive."
      remedy="Load the page again."
    />
  );
}
