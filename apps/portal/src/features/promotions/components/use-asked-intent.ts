"use client";

import { can } from "@greenroom/core/access";
import { useRouter, useSearchParams } from "next/navigation";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { Pipeline } from "../promotion-view.ts";
import type { Intent } from "./promotion-drawer.tsx";

/** What the address asks to be confirmed, `?promote=<environment>` or `?rollback=<environment>`, while it can be done, by who looks.
 * @returns null = nothing; and what takes it out of the address */
export function useAskedIntent({ stages, service }: Pipeline): readonly [Intent | null, () => void] {
  const router = useRouter();
  const search = useSearchParams();
  const { viewer } = useShell();
  const mayRequest = (environment: string) => can(viewer, "promotion:request", { environment, service });
  const target = (name: string) => stages.find(({ id }) => id === search.get(name) && mayRequest(id));
  const [promoted, rolledBack] = [target("promote"), target("rollback")];
  const forget = () => {
    const kept = new URLSearchParams(search);
    for (const name of ["promote", "rollback"]) kept.delete(name);
    router.replace(kept.size === 0 ? "/promotions" : `/promotions?${kept}`, { scroll: false });
  };
  if (promoted?.candidate)
    return [{ kind: "promote", target: promoted, release: promoted.candidate.release }, forget];
  if (rolledBack?.rollbackTo)
    return [{ kind: "rollback", target: rolledBack, release: rolledBack.rollbackTo }, forget];
  return [null, forget];
}
