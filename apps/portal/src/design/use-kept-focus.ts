"use client";

import { useEffect } from "react";
import { FocusTrail } from "./focus-trail.ts";

/** Keeps the focus near where it was when the element that had it goes; once, in the frame. */
export function useKeptFocus(): void {
  useEffect(() => {
    const trail = new FocusTrail();
    let frame: number | undefined;
    const look = () => {
      frame = undefined;
      if (document.activeElement !== document.body) return;
      const next = trail.next();
      if (next === null) return;
      if (next.tabIndex < 0) next.tabIndex = -1;
      next.focus({ preventScroll: true });
    };
    const lookSoon = () => {
      frame ??= requestAnimationFrame(look);
    };
    const reach = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) trail.reached(target);
    };
    // Pressing on no control takes the focus from what had it, as it should.
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest("a, button, input, textarea, select, [tabindex]"))
        trail.leave();
    };
    const watch = new MutationObserver(lookSoon);
    watch.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled"],
    });
    document.addEventListener("focusin", reach);
    document.addEventListener("pointerdown", press);
    return () => {
      watch.disconnect();
      if (frame !== undefined) cancelAnimationFrame(frame);
      document.removeEventListener("focusin", reach);
      document.removeEventListener("pointerdown", press);
    };
  }, []);
}
