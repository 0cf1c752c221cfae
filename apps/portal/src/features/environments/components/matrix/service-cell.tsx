import { promotionStatusFacts } from "@greenroom/core/promotions";
import { rolloutStatusFacts } from "@greenroom/core/rollouts";
import { memo } from "react";
import { StatusBadge } from "#portal/design/status-badge.tsx";
import { serviceCause } from "#portal/features/environments/causes.ts";
import type { ServiceSummary } from "#portal/features/environments/contract.ts";
import { CauseLine } from "./cause-line.tsx";
import classes from "./matrix.module.css";
import { ObjectiveLine } from "./objective-line.tsx";

/** What runs and since when; how it is; its errors against what was promised; then why it needs a look and what waits.
 * @param since how long what runs has run; null = not known
 * @param asOf how long ago all of it was known; null = it is so now */
export const ServiceCell = memo(function ServiceCell({
  environment,
  service,
  since,
  asOf,
}: {
  environment: string;
  service: ServiceSummary;
  since: string | null;
  asOf: string | null;
}) {
  const { id, rollout, connection, promotion } = service;
  const cause = serviceCause(service);
  const isStale = asOf !== null && rollout !== null;
  return (
    <div className={classes.cell} role="cell" data-stale={isStale || undefined}>
      <span className={classes.blockName}>{id}</span>
      <span className={classes.line}>
        <a className={classes.version} href={`/rollouts/${environment}/${id}`}>
          {rollout ? (rollout.version ?? "no version") : "not seen"}
        </a>
        {rollout && since === null && <span className={classes.dimmed}>since when is not known</span>}
        {rollout && since !== null && (
          <time className={classes.dimmed} dateTime={service.deployedAt ?? ""} suppressHydrationWarning>
            {`for ${since}`}
          </time>
        )}
        {rollout && (
          <span className={classes.status}>
            <StatusBadge tone={rolloutStatusFacts[rollout.status].tone}>
              {rolloutStatusFacts[rollout.status].word}
            </StatusBadge>
          </span>
        )}
      </span>
      {isStale && (
        <time
          className={classes.stale}
          dateTime={connection?.lastEventAt ?? connection?.since}
          suppressHydrationWarning
        >
          {`as of ${asOf}`}
        </time>
      )}
      <ObjectiveLine environment={environment} id={id} reading={service.objective} />
      {cause && <CauseLine cause={cause} />}
      {promotion && promotion.status !== "succeeded" && promotion.status !== "aborted" && (
        <a className={classes.inner} href={`/promotions/${promotion.id}`}>
          {`${promotion.version} `}
          <StatusBadge tone={promotionStatusFacts[promotion.status].tone}>
            {promotionStatusFacts[promotion.status].word}
          </StatusBadge>
        </a>
      )}
    </div>
  );
});
