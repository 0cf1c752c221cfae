"use client";

import { useEffect } from "react";
import { later } from "#portal/design/later.ts";
import { wishForPalette } from "../palette-wish.ts";

const palette = later(() => import("./command-palette.tsx").then(({ CommandPalette }) => CommandPalette));
export const fetchPalette = () => void palette.fetch();
const typedInto = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/** Ctrl/⌘ K from the first press on, though the palette's code comes only when somebody is about to use it. */
export function PaletteOpener() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // The first of the two keys.
      if (event.key === "Control" || event.key === "Meta") return fetchPalette();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "k") return;
      if (event.target instanceof HTMLElement && typedInto.has(event.target.tagName)) return;
      event.preventDefault();
      fetchPalette();
      wishForPalette();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return <palette.Component />;
}
