"use client";

import type { ReactNode } from "react";
import { Message } from "./message.tsx";
import { StaleMark } from "./states.tsx";

/** What was asked for, as TanStack Query tells it. */
interface Asked {
  readonly data: unknown;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
}

/** What is shown of an answer, marked as old while it cannot be asked for again. That the portal itself cannot be heard
 * is marked by the frame, on every page. */
export function Dated({
  asked: { data, error, dataUpdatedAt },
  children,
}: {
  asked: Asked;
  children: ReactNode;
}) {
  const isOld = error !== null && data !== undefined;
  return (
    <div data-old={isOld || undefined}>
      {isOld && (
        <div role="status" style={{ marginBottom: 12 }}>
          <StaleMark since={new Date(dataUpdatedAt)} /> <Message>{error.message}</Message>
        </div>
      )}
      {children}
    </div>
  );
}
