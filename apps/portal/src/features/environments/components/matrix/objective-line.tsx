import { StatusBadge } from "#portal/design/status-badge.tsx";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import classes from "./matrix.module.css";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });

/** How many requests failed of how many may; without requests there is no answer. */
export function ObjectiveLine({
  environment,
  id,
  reading,
}: {
  environment: string;
  id: string;
  reading: ServiceSummary["objective"];
}) {
  if (reading === null) return <span className={classes.dimmed}>errors not measured</span>;
  switch (reading.kind) {
    case "measured":
      return (
        <span className={classes.line}>
          <a
            className={classes.inner}
            href={`/metrics?env=${environment}&service=${id}`}
            title={`${Math.round(reading.requests)} ${reading.counted}`}
          >
            {`${percent.format(reading.errorRatio)} of at most ${percent.format(reading.errorRatioMax)}`}
          </a>
          <StatusBadge tone={reading.isKept ? "good" : "bad"} plain>
            {reading.isKept ? "kept" : "broken"}
          </StatusBadge>
        </span>
      );
    case "no-requests":
      return <span className={classes.dimmed}>no requests</span>;
    case "none":
      return <span className={classes.dimmed}>no objective</span>;
    case "unavailable":
      return <span className={classes.dimmed}>errors not known</span>;
    default:
      return reading satisfies never;
  }
}
