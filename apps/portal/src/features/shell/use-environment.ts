"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useShell } from "./shell-context.ts";

/** The environment chosen at the top, kept in the URL (`?env=`); null = all of them. */
export function useEnvironment() {
  const { environments } = useShell();
  const router = useRouter();
  const id = useSearchParams().get("env");
  const environment = environments.find((candidate) => candidate.id === id) ?? null;
  return {
    environment,
    environments,
    select(next: string | null) {
      const { pathname, search, hash } = window.location;
      const parameters = new URLSearchParams(search);
      if (next === null) parameters.delete("env");
      else parameters.set("env", next);
      const address = `${pathname}${parameters.size > 0 ? `?${parameters}` : ""}${hash}`;
      // The page has it at once, what the server makes of it follows.
      window.history.pushState(null, "", address);
      router.replace(address, { scroll: false });
    },
  };
}
