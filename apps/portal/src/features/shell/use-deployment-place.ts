"use client";

import type { Place } from "@greenroom/core/access";
import { useShell } from "./shell-context.ts";

/** Where promotions and rollouts of an environment belong, as the server judges it. */
export function useDeploymentPlace(environment: string): Place {
  const { environments } = useShell();
  return { environment, service: environments.find(({ id }) => id === environment)?.service ?? null };
}
