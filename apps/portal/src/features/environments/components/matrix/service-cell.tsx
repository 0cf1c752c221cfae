import Link from "next/link";
import { RelativeTime, StaleMark } from "#portal/design/index.ts";
import { PromotionStatusBadge } from "#portal/features/promotions/components/promotion-status-badge.tsx";
import { RolloutStatusBadge } from "#portal/features/rollouts/components/rollout-status-badge.tsx";
import { serviceCause } from "#portal/features/environments/causes.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import type { Absence } from "#portal/features/environments/matrix.ts";
import { AbsenceNote } from "./absence-note.tsx";
import { CauseLine } from "./cause-line.tsx";
import classes from "./matrix.module.css";
import { ObjectiveLine } from "./objective-line.tsx";

/** What runs and since when; how it is; its errors against what was promised; then why it needs a look and what waits. */
export function ServiceCell({
  environment,
  service,
}: {
  environment: string;
  service: ServiceSummary | Absence;
}) {
  if (typeof service === "string") return <AbsenceNote of={service} />;
  const { rollout, connection, promotion } = service;
  const isStale = connection?.state === "unreachable";
  const cause = serviceCause(service);
  return (
    <>
      <span className={classes.line}>
        <Link className={classes.version} href={`/rollouts/${environment}/${service.id}`}>
          {rollout ? (rollout.version ?? "no version") : "not seen"}
        </Link>
        {rollout && (
          <span className={classes.dimmed}>
            {service.deployedAt ? (
              <>
                for <RelativeTime at={service.deployedAt} suffix={false} />
              </>
            ) : (
              "since when is not known"
            )}
          </span>
        )}
        {rollout && (
          <span className={classes.status}>
            <RolloutStatusBadge status={rollout.status} />
          </span>
        )}
      </span>
      {isStale && rollout && <StaleMark since={connection.lastEventAt ?? connection.since} />}
      <span className={classes.line}>
        <ObjectiveLine environment={environment} service={service} />
      </span>
      {cause && <CauseLine cause={cause} />}
      {promotion && promotion.status !== "succeeded" && promotion.status !== "aborted" && (
        <Link className={classes.inner} href={`/promotions/${promotion.id}`}>
          {promotion.version} <PromotionStatusBadge status={promotion.status} />
        </Link>
      )}
    </>
  );
}
