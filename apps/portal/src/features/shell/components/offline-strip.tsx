"use client";

import { RelativeTime } from "#portal/design/relative-time.tsx";
import { Strip } from "#portal/design/strip.tsx";
import { useLive } from "#portal/live/live-provider.tsx";

/** Above every page while the portal cannot be heard: up to when what is shown is known to be so. */
export function OfflineStrip() {
  const { oldSinceMs } = useLive();
  if (oldSinceMs === null) return null;
  return (
    <Strip tone="warn" badge="Offline" role="status">
      What is shown is as of <RelativeTime at={new Date(oldSinceMs)} />. The portal is tried again by itself.
    </Strip>
  );
}
