/** What Ctrl/⌘ K can find. A slice adds a file src/features/<slice>/palette.ts and a line in palette-sources.ts. */
export interface PaletteItem {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly href: string;
}

/** Loads what a slice offers when the palette is opened; for people who may see it. */
export type PaletteSource = (signal: AbortSignal) => Promise<readonly PaletteItem[]>;
