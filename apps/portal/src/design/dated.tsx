"use client";

import type { ReactNode } from "react";
import { Message } from "./message.tsx";
import { StaleMark } from "./states.tsx";
import { useIsLate } from "./use-is-late.ts";

/** What was asked for, as TanStack Query tells it. */
interface Asked {
  readonly data: unknown;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
}

/** What is shown of an answer, marked as old while it cannot be asked for again. That the portal itself cannot be heard
 * is marked by the frame, on every page.
 * @param isPolled it is asked for again and again: it is old as well when nothing came for too long */
export function Dated({
  asked: { data, error, dataUpdatedAt },
  isPolled = false,
  children,
}: {
  asked: Asked;
  isPolled?: boolean;
  children: ReactNode;
}) {
  const at = dataUpdatedAt === 0 ? null : new Date(dataUpdatedAt).toISOString();
  const isLate = useIsLate(isPolled ? at : null);
  const since = data !== undefined && (error !== null || isLate) ? at : null;
  return (
    <div data-old={since === null ? undefined : true}>
      {since !== null && (
        <div role="status" style={{ marginBottom: 12 }}>
          <StaleMark since={since} /> {error && <Message>{error.message}</Message>}
        </div>
      )}
      {children}
    </div>
  );
}
