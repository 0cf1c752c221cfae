import { memo } from "react";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { componentPath } from "#portal/features/architecture/paths.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import classes from "./matrix.module.css";

/** Which service, and what the architecture says of it. */
export const ServiceHead = memo(function ServiceHead({
  id,
  component,
}: {
  id: string;
  component: ServiceSummary["component"];
}) {
  return (
    <div className={classes.rowHead} role="columnheader">
      <span className={classes.service}>{id}</span>
      {component?.kind === "known" && (
        <span className={classes.dimmed}>
          <a className={classes.inner} href={componentPath(component.zone, component.id)}>
            {component.ownerName ?? component.name}
          </a>
          {component.tier !== null && ` · tier ${component.tier}`}
        </span>
      )}
      {component?.kind === "unknown" && (
        <StatusBadge tone="warn" plain>{`no component "${component.id}" in the model`}</StatusBadge>
      )}
      {component === null && (
        <span className={classes.dimmed}>no owner: name its component in greenroom.yaml</span>
      )}
    </div>
  );
});
