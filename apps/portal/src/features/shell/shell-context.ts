"use client";

import type { Viewer } from "@greenroom/core/access";
import type { PlatformStatus } from "@greenroom/core/platform";
import type { SignInNoticeView } from "../access/person-view.ts";
import { createContext, use } from "react";

/** What the browser knows of an environment. */
export interface ShellEnvironment {
  readonly id: string;
  readonly name: string;
  readonly production: boolean;
  /** What runs can be started for. */
  readonly layers: readonly string[];
}

export interface ShellFacts {
  readonly viewer: Viewer;
  readonly environments: readonly ShellEnvironment[];
  /** Ids, in the order of greenroom.yaml. */
  readonly services: readonly string[];
  /** Of those the promoted ones whose promotions the viewer may see. */
  readonly promoted: readonly string[];
  /** How far the embedded parts were when the page was made; null = nothing is embedded. */
  readonly preparation: PlatformStatus | null;
  /** Links that somebody else had made for the viewer by then. */
  readonly notices: readonly SignInNoticeView[];
}

export const ShellContext = createContext<ShellFacts | null>(null);

/** Who looks, and at which environments; below the signed-in layout only. */
export function useShell(): ShellFacts {
  const facts = use(ShellContext);
  if (!facts) throw new Error("useShell is used outside the signed-in pages");
  return facts;
}
