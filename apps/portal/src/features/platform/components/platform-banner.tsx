"use client";

import { currentStep, isReady } from "@greenroom/core/platform";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { platformQueries } from "../platform-queries.ts";

const PreparationBanner = dynamic(() =>
  import("./preparation-banner.tsx").then((loaded) => loaded.PreparationBanner),
);

/** How far the embedded parts are; gone when all of them are ready, never there where nothing is embedded. */
export function PlatformBanner() {
  const { preparation } = useShell();
  const { data: status } = useQuery(platformQueries.status(preparation));
  const step = status && !isReady(status) ? currentStep(status) : null;
  return step && <PreparationBanner step={step} />;
}
