import type { CSSProperties } from "react";
import { EmptyState } from "#portal/design/index.ts";
import type { EnvironmentSummary, ServiceSummary } from "#portal/features/environments/contract.ts";
import { type Absence, type Matrix, toMatrix } from "#portal/features/environments/matrix.ts";
import { EnvironmentHead } from "./environment-head.tsx";
import { LayerCell } from "./layer-cell.tsx";
import classes from "./matrix.module.css";
import { ServiceCell } from "./service-cell.tsx";
import { ServiceHead } from "./service-head.tsx";

/** A column for each environment: its services, then its infrastructure. On a narrow screen each is a block. */
export function OverviewMatrix({ summaries }: { summaries: readonly EnvironmentSummary[] }) {
  const matrix = toMatrix(summaries);
  if (summaries.length === 0)
    return (
      <EmptyState title="No environment is within your reach">
        An admin can grant you a role in one under People.
      </EmptyState>
    );
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
      <div
        className={classes.matrix}
        role="table"
        aria-label="Overview"
        style={{ "--environments": summaries.length } as CSSProperties}
      >
        <Heads matrix={matrix} />
        {matrix.environments.map((environment, column) => (
          <EnvironmentColumn
            key={environment.summary.id}
            environment={environment}
            matrix={matrix}
            column={column + 2}
          />
        ))}
      </div>
    </div>
  );
}

function Heads({ matrix: { services, layers } }: { matrix: Matrix }) {
  return (
    <div className={classes.heads} role="row">
      <div className={`${classes.head} ${classes.corner}`} role="columnheader" style={{ gridRow: 1 }}>
        Service
      </div>
      {services.map(({ id, component }, index) => (
        <div key={id} className={classes.rowHead} role="columnheader" style={{ gridRow: index + 2 }}>
          <ServiceHead id={id} component={component} />
        </div>
      ))}
      {layers.map((layer, index) => (
        <div
          key={layer}
          className={classes.rowHead}
          role="columnheader"
          data-first={index === 0}
          style={{ gridRow: services.length + index + 2 }}
        >
          <span className={classes.service}>{layer}</span>
          <span className={classes.dimmed}>infrastructure</span>
        </div>
      ))}
    </div>
  );
}

function isStale(service: ServiceSummary | Absence): boolean {
  return (
    typeof service !== "string" && service.connection?.state === "unreachable" && service.rollout !== null
  );
}

/** To who hears it, an environment is a row of the table. */
function EnvironmentColumn({
  environment: { summary, services, layers },
  matrix,
  column,
}: {
  environment: Matrix["environments"][number];
  matrix: Matrix;
  column: number;
}) {
  const at = (row: number) => ({ gridColumn: column, gridRow: row });
  return (
    <section className={classes.column} role="row" aria-label={summary.name}>
      <div className={classes.head} role="rowheader" data-production={summary.production} style={at(1)}>
        <EnvironmentHead summary={summary} />
      </div>
      {services.map((service, index) => {
        const id = matrix.services[index]?.id ?? "";
        return (
          <div
            key={id}
            className={classes.cell}
            role="cell"
            data-stale={isStale(service)}
            style={at(index + 2)}
          >
            <span className={classes.blockName}>{id}</span>
            <ServiceCell environment={summary.id} service={service} />
          </div>
        );
      })}
      {layers.map((layer, index) => (
        <div
          key={matrix.layers[index]}
          className={classes.cell}
          role="cell"
          data-first={index === 0}
          style={at(services.length + index + 2)}
        >
          <span className={classes.blockName}>{matrix.layers[index]}, infrastructure</span>
          <LayerCell environment={summary.id} layer={layer} />
        </div>
      ))}
    </section>
  );
}
