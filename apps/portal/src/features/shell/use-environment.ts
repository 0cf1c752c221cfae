"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useShell } from "./shell-context.ts";

/** The environment chosen at the top, kept in the URL (`?env=`); null = all of them. */
export function useEnvironment() {
  const { environments } = useShell();
  const [id, setId] = useQueryState("env", parseAsString.withOptions({ history: "push", shallow: false }));
  const environment = environments.find((candidate) => candidate.id === id) ?? null;
  return { environment, environments, select: (next: string | null) => setId(next) };
}
