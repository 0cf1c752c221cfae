import { type Permission, rolesAt } from "@greenroom/core/access";
import { IconAlertTriangle, IconCircleX, IconInbox, IconLock, IconPlugConnectedX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { RelativeTime } from "./relative-time.tsx";
import { Message } from "./message.tsx";
import { StateMessage } from "./state-message.tsx";

/** Nothing here yet: what it would be, and the one action that fills it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <StateMessage icon={<IconInbox size={18} color="var(--gr-idle)" />} title={title} action={action}>
      {children}
    </StateMessage>
  );
}

/** It went wrong: what, why, and what the reader can do. Of what a machine said, the first sentence, the rest folded. */
export function FailedState({
  what,
  why,
  remedy,
  action,
}: {
  what: ReactNode;
  why?: ReactNode;
  remedy?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <StateMessage
      icon={<IconCircleX size={18} color="var(--gr-bad)" />}
      title={typeof what === "string" ? <Message>{what}</Message> : what}
      action={action}
      role="alert"
    >
      {why && <div>{typeof why === "string" ? <Message>{why}</Message> : why}</div>}
      {remedy && <div>{remedy}</div>}
    </StateMessage>
  );
}

/** Its source does not answer; only this panel says so. `since` null = it has never answered; `why` as the source or
 * the network said it. */
export function UnreachableState({
  dependency,
  since,
  why,
}: {
  dependency: string;
  since: string | Date | null;
  why?: string | null | undefined;
}) {
  return (
    <StateMessage
      icon={<IconPlugConnectedX size={18} color="var(--gr-stale)" />}
      title={
        since === null ? (
          `Nothing came from ${dependency} yet`
        ) : (
          <>
            {dependency} is unreachable since <RelativeTime at={since} />
          </>
        )
      }
      role="status"
    >
      {why && (
        <div>
          <Message>{why}</Message>
        </div>
      )}
      <div>It is tried again by itself.</div>
    </StateMessage>
  );
}

export function ForbiddenState({ permission }: { permission: Permission }) {
  return (
    <StateMessage icon={<IconLock size={18} color="var(--gr-idle)" />} title="Your role cannot see this">
      It needs one of the roles {rolesAt(permission)}. An admin can grant it under People.
    </StateMessage>
  );
}

/** Marks data that is older than it should be. */
export function StaleMark({ since }: { since: string | Date }) {
  return (
    <span
      style={{
        display: "inline-flex",
        gap: 4,
        alignItems: "center",
        color: "var(--gr-stale)",
        fontSize: "0.75rem",
      }}
    >
      <IconAlertTriangle size={14} aria-hidden />
      <span>
        as of <RelativeTime at={since} />
      </span>
    </span>
  );
}
