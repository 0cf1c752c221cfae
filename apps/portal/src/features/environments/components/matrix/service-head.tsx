import { Anchor } from "@mantine/core";
import Link from "next/link";
import { StatusBadge } from "#portal/design/index.ts";
import { componentPath } from "#portal/features/architecture/paths.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import classes from "./matrix.module.css";

/** Which service, and what the architecture says of it. */
export function ServiceHead({ id, component }: { id: string; component: ServiceSummary["component"] }) {
  return (
    <>
      <span className={classes.service}>{id}</span>
      {component?.kind === "known" && (
        <span className={classes.dimmed}>
          <Anchor component={Link} href={componentPath(component.zone, component.id)} fz="inherit">
            {component.ownerName ?? component.name}
          </Anchor>
          {component.tier !== null && ` · tier ${component.tier}`}
        </span>
      )}
      {component?.kind === "unknown" && (
        <StatusBadge tone="warn" plain>{`no component "${component.id}" in the model`}</StatusBadge>
      )}
      {component === null && (
        <span className={classes.dimmed}>no owner: name its component in greenroom.yaml</span>
      )}
    </>
  );
}
