"use client";

import { EmptyState } from "#portal/design/states.tsx";

/** The page where no service has measurements. Of the browser: a part that the page's server shares with its skeleton
 * brings the whole page's script to every page that only links to it. */
export function NothingMeasured() {
  return (
    <EmptyState title="No service is measured">
      Give one of the services in greenroom.yaml a metrics profile.
    </EmptyState>
  );
}
