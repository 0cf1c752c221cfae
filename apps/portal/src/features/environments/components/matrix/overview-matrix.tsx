import { type CSSProperties, useMemo } from "react";
import { EmptyState } from "#portal/design/index.ts";
import { useLightElements } from "#portal/design/use-light-elements.ts";
import { useNow } from "#portal/design/use-now.ts";
import type { EnvironmentSummary } from "#portal/features/environments/contract.ts";
import { type Matrix, toMatrix } from "#portal/features/environments/matrix.ts";
import { EnvironmentColumn } from "./environment-column.tsx";
import classes from "./matrix.module.css";
import { ServiceHead } from "./service-head.tsx";

/** A column for each environment: its services, then its infrastructure. On a narrow screen each is a block. There may be
 * a hundred cells, so they are plain elements: what leads somewhere and what tells a time is minded here for all of them. */
export function OverviewMatrix({ summaries }: { summaries: readonly EnvironmentSummary[] }) {
  const matrix = useMemo(() => toMatrix(summaries), [summaries]);
  const now = useNow();
  const minded = useLightElements();
  if (summaries.length === 0)
    return (
      <EmptyState title="No environment is within your reach">
        An admin can grant you a role in one under People.
      </EmptyState>
    );
  const size = {
    "--environments": summaries.length,
    "--rows": 1 + matrix.services.length + matrix.layers.length,
  } as CSSProperties;
  return (
    // It scrolls in both directions: its heads stay.
    <div className={classes.scroller} role="region" aria-label="Environments and services" tabIndex={0}>
      {matrix.services.length === 0 && (
        <div className={classes.note}>
          <EmptyState title="No service is configured">
            Add one under services in greenroom.yaml; npm run config -- check lists what is seen running.
          </EmptyState>
        </div>
      )}
      <div className={classes.matrix} role="table" aria-label="Overview" style={size} {...minded}>
        <Heads matrix={matrix} />
        {matrix.environments.map((environment) => (
          <EnvironmentColumn key={environment.summary.id} environment={environment} now={now} />
        ))}
      </div>
    </div>
  );
}

function Heads({ matrix: { services, layers } }: { matrix: Matrix }) {
  return (
    <div className={classes.heads} role="row">
      <div className={`${classes.head} ${classes.corner}`} role="columnheader">
        Service
      </div>
      {services.map(({ id, component }) => (
        <ServiceHead key={id} id={id} component={component} />
      ))}
      {layers.map((layer, index) => (
        <div
          key={layer}
          className={classes.rowHead}
          role="columnheader"
          data-first={index === 0 || undefined}
        >
          <span className={classes.service}>{layer}</span>
          <span className={classes.dimmed}>infrastructure</span>
        </div>
      ))}
    </div>
  );
}
