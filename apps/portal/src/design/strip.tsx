import type { ReactNode } from "react";
import { StatusBadge, type StatusTone } from "./status-badge.tsx";
import classes from "./strip.module.css";

/** Above every page: what concerns all of them, and what can be done about it. */
export function Strip({
  tone,
  badge,
  role,
  label,
  children,
  aside,
}: {
  tone: Extract<StatusTone, "busy" | "warn" | "bad">;
  badge: string;
  /** How it is read out: status and alert when it comes, region where somebody looks for it. */
  role: "status" | "alert" | "region";
  label?: string;
  children: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className={classes.strip} data-tone={tone} role={role} aria-label={label}>
      <StatusBadge tone={tone}>{badge}</StatusBadge>
      <div className={classes.text}>{children}</div>
      {aside}
    </div>
  );
}
