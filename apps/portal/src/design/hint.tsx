"use client";

import type { TooltipProps } from "@mantine/core";
import { cloneElement, type ReactElement, type Ref, useEffect, useRef, useState } from "react";
import { later } from "./later.ts";

const opensAfterMs = 300;
const bubble = later(() => import("./hint-bubble.tsx").then(({ HintBubble }) => HintBubble));

/** What an element means, shown while somebody points at it. What places it is fetched when that happens first: few of
 * the many elements of a page that have one are ever pointed at. */
export function Hint({
  children,
  ...props
}: Pick<TooltipProps, "label" | "position" | "multiline" | "maw" | "disabled"> & {
  readonly children: ReactElement<{ ref?: Ref<HTMLElement> }>;
}) {
  const target = useRef<HTMLElement>(null);
  const [isShown, setShown] = useState(false);
  const [wasShown, setWasShown] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      setShown(true);
      setWasShown(true);
    };
    const enter = ({ pointerType }: PointerEvent) => {
      if (pointerType === "touch") return;
      void bubble.fetch();
      timer = setTimeout(show, opensAfterMs);
    };
    const leave = () => {
      clearTimeout(timer);
      setShown(false);
    };
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("pointerenter", enter);
      element.removeEventListener("pointerleave", leave);
    };
  }, []);
  return (
    <>
      {cloneElement(children, { ref: target })}
      {wasShown && (
        <bubble.Component {...props} target={target} isShown={isShown} onDismiss={() => setShown(false)} />
      )}
    </>
  );
}
