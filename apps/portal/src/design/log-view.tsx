"use client";

import { useEffect, useRef } from "react";
import classes from "./log-view.module.css";

/** A growing text. It follows the end until the reader scrolls up, and again once they are back at the end. */
export function LogView({
  text,
  label,
  maxHeight = 480,
}: {
  text: string;
  label: string;
  maxHeight?: number;
}) {
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    if (box.current && follows.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <pre
      ref={box}
      className={classes.log}
      style={{ maxHeight }}
      aria-label={label}
      // A scrolling region must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      {text}
    </pre>
  );
}
