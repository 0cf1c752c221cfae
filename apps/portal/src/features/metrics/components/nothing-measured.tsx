"use client";

import { EmptyState } from "#portal/design/states.tsx";

/** The page where no service has measurements, or none that the viewer may see. Of the browser: a part that the page's server shares with its skeleton
 * brings the whole page's script to every page that only links to it. */
export function NothingMeasured({ isElsewhere }: { isElsewhere: boolean }) {
  return isElsewhere ? (
    <EmptyState title="No service that you may see is measured">
      Others are. An admin can grant you a role for them under People.
    </EmptyState>
  ) : (
    <EmptyState title="No service is measured">
      Give one of the services in greenroom.yaml a metrics profile.
    </EmptyState>
  );
}
