"use client";

import { EmptyState } from "#portal/design/states.tsx";

/** The page where no service is promoted, or none that the viewer may see. */
export function NothingPromoted({ isElsewhere }: { isElsewhere: boolean }) {
  return isElsewhere ? (
    <EmptyState title="No service that you may see is promoted">
      Others are. An admin can grant you a role for them under People.
    </EmptyState>
  ) : (
    <EmptyState title="No service is promoted">
      Give one of the services in greenroom.yaml a promotion: the overlay that releases go into.
    </EmptyState>
  );
}
