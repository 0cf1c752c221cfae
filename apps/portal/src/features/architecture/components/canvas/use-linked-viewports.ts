import { type RefObject, useRef } from "react";
import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";

interface Place {
  readonly scale: number;
  readonly positionX: number;
  readonly positionY: number;
}

export interface ViewportLink {
  /** Filled by the canvas. */
  readonly viewport: RefObject<ReactZoomPanPinchRef | null>;
  readonly onMove: (place: Place) => void;
}

/** Two canvases of one layout that are moved and zoomed as one. */
export function useLinkedViewports(): { readonly left: ViewportLink; readonly right: ViewportLink } {
  const left = useRef<ReactZoomPanPinchRef>(null);
  const right = useRef<ReactZoomPanPinchRef>(null);
  const shared = useRef<Place>(null);
  const follow = (follower: ReactZoomPanPinchRef | null, place: Place) => {
    // The one that follows tells of its move as well.
    if (shared.current && isSame(shared.current, place)) return;
    shared.current = place;
    void follower?.setTransform(place.positionX, place.positionY, place.scale, 0);
  };
  return {
    left: { viewport: left, onMove: (place) => follow(right.current, place) },
    right: { viewport: right, onMove: (place) => follow(left.current, place) },
  };
}

function isSame(one: Place, other: Place): boolean {
  return one.scale === other.scale && one.positionX === other.positionX && one.positionY === other.positionY;
}
