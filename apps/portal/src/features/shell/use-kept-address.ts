"use client";

import { useEnvironment } from "./use-environment.ts";

/** Takes the chosen environment along on the way to a page of its own, so that it need not be chosen again. */
export function useKeptAddress(): (address: string) => string {
  const { kept } = useEnvironment();
  return (address) => {
    if (kept === null) return address;
    const [path = "", query = ""] = address.split("?");
    const parameters = new URLSearchParams(query);
    if (!parameters.has("env")) parameters.set("env", kept.id);
    return `${path}?${parameters}`;
  };
}
