import { formatRelative } from "#portal/design/format-time.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import type { Matrix } from "#portal/features/environments/matrix.ts";
import { AbsenceCell } from "./absence-cell.tsx";
import { EnvironmentHead } from "./environment-head.tsx";
import { LayerCell } from "./layer-cell.tsx";
import classes from "./matrix.module.css";
import { ServiceCell } from "./service-cell.tsx";

/** To who hears it, an environment is a row of the table.
 * @param now in ms; a cell is drawn again only where that changes what it says */
export function EnvironmentColumn({
  environment: { summary, services, layers },
  now,
}: {
  environment: Matrix["environments"][number];
  now: number;
}) {
  const { id, name, production } = summary;
  const ago = (at: string | null | undefined, suffix: boolean) =>
    at ? formatRelative(new Date(at), now, suffix) : null;
  return (
    <section className={classes.column} role="row" aria-label={name}>
      <div className={classes.head} role="rowheader" data-production={production || undefined}>
        <EnvironmentHead summary={summary} />
      </div>
      {services.map((cell) =>
        "shown" in cell ? (
          <ServiceCell
            key={cell.id}
            environment={id}
            service={cell.shown}
            since={ago(cell.shown.deployedAt, false)}
            asOf={ago(lastKnownAt(cell.shown), true)}
          />
        ) : (
          <AbsenceCell key={cell.ids[0]} {...cell} />
        ),
      )}
      {layers.map((cell, index) =>
        "shown" in cell ? (
          <LayerCell
            key={cell.id}
            environment={id}
            layer={cell.shown}
            isFirst={index === 0}
            since={ago(cell.shown.state?.at, true)}
          />
        ) : (
          <AbsenceCell key={cell.ids[0]} {...cell} isFirst={index === 0} />
        ),
      )}
    </section>
  );
}

/** When what is shown was last known to be so; null = it is so now. */
function lastKnownAt({ connection }: ServiceSummary): string | null {
  return connection?.state === "unreachable" ? (connection.lastEventAt ?? connection.since) : null;
}
