"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { environmentInPath, environmentScopeAt } from "./environment-scope.ts";
import { useOwnEnvironment } from "./own-environment.tsx";
import { useShell } from "./shell-context.ts";

/** The environment that the page shows: the one chosen at the top, kept in the URL (`?env=`), or the one that the page is
 * about; null = all of them, or none. */
export function useEnvironment() {
  const { environments } = useShell();
  const router = useRouter();
  const path = usePathname();
  const own = useOwnEnvironment();
  const chosen = useSearchParams().get("env");
  const scope = environmentScopeAt(path);
  const shown = { chosen, own: environmentInPath(path) ?? own, none: null }[scope];
  return {
    scope,
    environment: environments.find(({ id }) => id === shown) ?? null,
    environments,
    /** What is chosen stays chosen on the way over pages that it means nothing to. */
    kept: environments.find(({ id }) => id === chosen) ?? null,
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
