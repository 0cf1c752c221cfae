import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";
import { fitTo, moveMs, type Placement } from "./fit-drawing.ts";

/** Fits the drawing into its frame, and again whenever the frame's size changes, unless it was moved since.
 * @param onRefit what still has to be in view then */
export function useFit(
  viewport: RefObject<ReactZoomPanPinchRef | null>,
  frame: RefObject<HTMLDivElement | null>,
  { fontSizePx, hasFrame, onRefit }: { fontSizePx: number; hasFrame: boolean; onRefit: () => void },
): (animationMs?: number) => void {
  const fitted = useRef<Placement>(null);
  const fit = (animationMs = moveMs) => {
    fitted.current = fitTo(viewport.current, frame.current, fontSizePx, animationMs);
  };
  const onResize = useEffectEvent(() => {
    const state = viewport.current?.instance.state;
    const { x, y, scale } = fitted.current ?? {};
    if (!state || state.positionX !== x || state.positionY !== y || state.scale !== scale) return;
    fit(0);
    onRefit();
  });
  useEffect(() => {
    if (!hasFrame || !frame.current) return;
    const observer = new ResizeObserver(onResize);
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [hasFrame, frame]);
  return fit;
}
