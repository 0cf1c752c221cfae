import type { PaletteSource } from "./palette.ts";

/** Slices add their source here. */
export const paletteSources: readonly PaletteSource[] = [];
