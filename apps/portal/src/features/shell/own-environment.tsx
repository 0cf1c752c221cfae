"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";

interface OwnEnvironment {
  /** Of the thing that the page is about; null = not told yet. */
  readonly id: string | null;
  readonly tell: (id: string | null) => void;
}

const OwnEnvironmentContext = createContext<OwnEnvironment>({ id: null, tell: () => undefined });

export function OwnEnvironmentProvider({ children }: { children: ReactNode }) {
  const [id, tell] = useState<string | null>(null);
  return <OwnEnvironmentContext value={{ id, tell }}>{children}</OwnEnvironmentContext>;
}

/** The environment of the run or promotion that is looked at. */
export function useOwnEnvironment(): string | null {
  return use(OwnEnvironmentContext).id;
}

/** Tells the frame which environment a page is about, for as long as it is shown. */
export function useTellEnvironment(id: string | null): void {
  const { tell } = use(OwnEnvironmentContext);
  useEffect(() => {
    tell(id);
    return () => tell(null);
  }, [id, tell]);
}
