import { architecturePaletteItems } from "../architecture/palette.ts";
import { runPaletteItems } from "../runs/palette.ts";
import type { PaletteSource } from "./palette.ts";

/** Slices add their source here. */
export const paletteSources: readonly PaletteSource[] = [runPaletteItems, architecturePaletteItems];
