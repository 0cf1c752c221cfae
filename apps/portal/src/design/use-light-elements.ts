"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type MouseEvent, type PointerEvent, useMemo } from "react";
import { formatExact } from "./format-time.ts";

/** For an element around many plain ones: its `<a>` are followed without loading the page anew, and fetched ahead when
 * somebody means one; its `<time>` say the exact time on hover, in the zone of who looks. A component each would cost a
 * long page more than all else on it.
 * @returns handlers for that element */
export function useLightElements() {
  const router = useRouter();
  return useMemo(() => {
    const mean = ({ target }: FocusEvent | PointerEvent) => {
      const path = pathOf(target);
      if (path !== null) router.prefetch(path);
    };
    return {
      onClick(event: MouseEvent) {
        const path = pathOf(event.target);
        if (path === null || event.defaultPrevented || event.button !== 0) return;
        // Whoever wants it in a tab of its own gets it.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.push(path);
      },
      onFocus: mean,
      onPointerOver(event: PointerEvent) {
        mean(event);
        const { target } = event;
        if (target instanceof HTMLTimeElement) target.title = formatExact(new Date(target.dateTime));
      },
    };
  }, [router]);
}

/** @returns of the link that it lies in; null = none that leads to a page of the portal */
function pathOf(target: EventTarget): string | null {
  const path = target instanceof Element ? target.closest("a")?.getAttribute("href") : undefined;
  return path?.startsWith("/") ? path : null;
}
