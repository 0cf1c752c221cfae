import type { ReactNode } from "react";
import classes from "./panel.module.css";

/** One subject on a page. `flush` lets a table or chart reach the edges; `stale` greys and hatches data that is no longer
 * fresh. `isProduction` is what is about production, wherever it stands. */
export function Panel({
  title,
  description,
  actions,
  flush = false,
  stale = false,
  isProduction = false,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  stale?: boolean;
  isProduction?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      className={classes.panel}
      data-old={stale || undefined}
      data-production={isProduction || undefined}
    >
      {(title || actions) && (
        <header className={classes.header}>
          <div>
            {title && <h2 className={classes.title}>{title}</h2>}
            {description && (
              <div style={{ color: "var(--mantine-color-dimmed)", fontSize: "0.75rem" }}>{description}</div>
            )}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
