import { can, type Permission, type Viewer } from "@greenroom/core/access";
import type { LiveTopic } from "@greenroom/core/live";
import type { ShellEnvironment } from "./shell-context.ts";

/** What Ctrl/⌘ K can find. A slice adds a file src/features/<slice>/palette.ts and a line in palette-sources.ts. */
export interface PaletteItem {
  readonly id: string;
  /** "Actions" lead to where something is decided, and decide nothing themselves. */
  readonly group: string;
  readonly label: string;
  readonly description?: string;
  /** Other words that it is found by: ids, people, environments. */
  readonly keywords?: readonly string[];
  readonly href: string;
  /** What it is, such as "component:shop", for a page that is open and can show it by itself. */
  readonly thing?: string;
}

/** Who looks, and at what. */
export interface PaletteAsker {
  readonly viewer: Viewer;
  readonly environments: readonly ShellEnvironment[];
  /** Ids of the promoted services whose promotions the viewer may see. */
  readonly promoted: readonly string[];
}

/** What a slice offers, asked for when the palette is opened. */
export interface PaletteSource {
  /** The live topic whose events make it old. */
  readonly topic: LiveTopic | "people" | "waiting";
  /** Whoever does not hold it anywhere is offered nothing. */
  readonly permission: Permission;
  readonly load: (asker: PaletteAsker, signal: AbortSignal) => Promise<readonly PaletteItem[]>;
}

export function isOffered({ permission }: PaletteSource, viewer: Viewer): boolean {
  return can(viewer, permission);
}
