import Link from "next/link";
import { StatusBadge } from "#portal/design/index.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import classes from "./matrix.module.css";

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 2 });

/** How many requests failed of how many may; without requests there is no answer. Plain elements: there are as many of it
 * as there are cells. */
export function ObjectiveLine({
  environment,
  service: { id, objective: reading },
}: {
  environment: string;
  service: Pick<ServiceSummary, "id" | "objective">;
}) {
  if (reading === null) return <span className={classes.dimmed}>errors not measured</span>;
  switch (reading.kind) {
    case "measured":
      return (
        <>
          <Link
            className={classes.inner}
            href={`/metrics?env=${environment}&service=${id}`}
            title={`${Math.round(reading.requests)} ${reading.counted}`}
          >
            {percent.format(reading.errorRatio)} of at most {percent.format(reading.errorRatioMax)}
          </Link>
          <StatusBadge tone={reading.isKept ? "good" : "bad"} plain>
            {reading.isKept ? "kept" : "broken"}
          </StatusBadge>
        </>
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
