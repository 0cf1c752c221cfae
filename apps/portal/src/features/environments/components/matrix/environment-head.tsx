import { IconShieldFilled } from "@tabler/icons-react";
import { memo } from "react";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import type { EnvironmentSummary } from "#portal/features/environments/contract.ts";
import classes from "./matrix.module.css";

/** Which environment, and what is true of all of it: whether its cluster answers, and what fires. */
export const EnvironmentHead = memo(function EnvironmentHead({ summary }: { summary: EnvironmentSummary }) {
  const { id, name, production, namespace, connection, reach, firing } = summary;
  return (
    <>
      <span className={classes.environment}>
        {production && <IconShieldFilled size={15} color="var(--gr-production)" aria-hidden />}
        <a className={classes.name} href={`/rollouts?env=${id}`}>
          {name}
        </a>
        {production && name.toLowerCase() !== "production" && (
          <span className={classes.production}>production</span>
        )}
      </span>
      <span className={classes.line}>
        <span className={classes.dimmed}>{namespace}</span>
        {connection?.state === "unreachable" && (
          <StatusBadge tone="warn" plain>
            unreachable
          </StatusBadge>
        )}
        {reach === "environment" && firing === null && (
          <span className={classes.dimmed}>what fires is not known</span>
        )}
        {firing !== null && firing > 0 && (
          <a className={classes.firing} href="/risks?now=violated">
            <StatusBadge tone="warn" plain>
              {firing === 1 ? "1 check fires" : `${firing} checks fire`}
            </StatusBadge>
          </a>
        )}
      </span>
    </>
  );
});
