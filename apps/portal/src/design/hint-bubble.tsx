"use client";

import { Tooltip, type TooltipProps } from "@mantine/core";
import { type RefObject, useEffect, useEffectEvent } from "react";

/** The box of a hint; Escape takes it away. */
export function HintBubble({
  isShown,
  onDismiss,
  target,
  ...props
}: Omit<TooltipProps, "children" | "target"> & {
  readonly isShown: boolean;
  readonly onDismiss: () => void;
  readonly target: RefObject<HTMLElement | null>;
}) {
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    if (!isShown) return;
    const press = ({ key }: KeyboardEvent) => {
      if (key === "Escape") dismiss();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isShown]);
  return <Tooltip {...props} opened={isShown} target={target} />;
}
