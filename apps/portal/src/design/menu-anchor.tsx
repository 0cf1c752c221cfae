"use client";

import { type Ref, type RefObject, useLayoutEffect } from "react";

/** Stands in a menu for a button that was on the page before the menu's code was: it hands the button on. */
export function MenuAnchor({
  button,
  ref,
}: {
  readonly button: RefObject<HTMLElement | null>;
  readonly ref?: Ref<HTMLElement>;
}) {
  useLayoutEffect(() => {
    if (typeof ref !== "function") return;
    const release = ref(button.current);
    return () => {
      if (release) release();
      else ref(null);
    };
  }, [ref, button]);
  return null;
}
