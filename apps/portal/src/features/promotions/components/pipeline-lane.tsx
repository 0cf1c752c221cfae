"use client";

import { can } from "@greenroom/core/access";
import { canRequest } from "@greenroom/core/promotions";
import { Anchor, Button } from "@mantine/core";
import Link from "next/link";
import { FromElsewhere } from "./from-elsewhere.tsx";
import { CopyableId, Message, RelativeTime, StaleMark } from "#portal/design/index.ts";
import { RolloutStatusBadge } from "#portal/features/rollouts/components/rollout-status-badge.tsx";
import { EnvironmentName } from "#portal/features/shell/components/environment-name.tsx";
import { useShell } from "#portal/features/shell/shell-context.ts";
import type { PipelineStage } from "../promotion-view.ts";
import classes from "./pipeline-lane.module.css";
import type { Intent } from "./promotion-drawer.tsx";
import { PromotionStatusBadge } from "./promotion-status-badge.tsx";

/** The environments in the order in which a release moves through them, and on the way to each what would come next and
 * what holds it. */
export function PipelineLane({
  stages,
  service,
  onIntent,
}: {
  stages: readonly PipelineStage[];
  service: string;
  onIntent: (intent: Intent) => void;
}) {
  return (
    <ol className={classes.lane} aria-label="Pipeline">
      {stages.map((stage) => (
        <li key={stage.id} className={classes.step}>
          {stage.from !== null && <Way stage={stage} service={service} onIntent={onIntent} />}
          <Stage stage={stage} service={service} onIntent={onIntent} />
        </li>
      ))}
    </ol>
  );
}

interface StageProps {
  readonly stage: PipelineStage;
  readonly service: string;
  readonly onIntent: (intent: Intent) => void;
}

/** From the environment before: the release that would come, and whether its gates let it. */
function Way({ stage, service, onIntent }: StageProps) {
  const { viewer } = useShell();
  const { candidate, active } = stage;
  const mayRequest = can(viewer, "promotion:request", { environment: stage.id, service });
  const closed = candidate?.gates.filter(({ state }) => state === "closed") ?? [];
  return (
    <div className={classes.way} data-moving={active !== null}>
      <span className={classes.arrow} aria-hidden />
      <span className={classes.from}>from {stage.from}</span>
      {active ? (
        <Link className={classes.active} href={`/promotions/${active.id}`}>
          {active.kind === "rollback" ? "back to" : ""} {active.release.version}
          <PromotionStatusBadge status={active.status} />
        </Link>
      ) : candidate ? (
        <>
          <span className={classes.candidate}>{candidate.release.version}</span>
          {closed.length > 0 && (
            <span className={classes.held} title={closed.map(({ words }) => words).join("\n")}>
              Held: {closed[0]?.words}
              {closed.length > 1 ? ` And ${closed.length - 1} more.` : ""}
            </span>
          )}
          {mayRequest && (
            <Button
              size="compact-sm"
              variant={canRequest(candidate.gates) ? "filled" : "default"}
              onClick={() => onIntent({ kind: "promote", target: stage, release: candidate.release })}
            >
              {`Promote to ${stage.name}`}
            </Button>
          )}
        </>
      ) : (
        <span className={classes.nothing}>nothing to bring</span>
      )}
    </div>
  );
}

/** What runs there, how it is, what became of what came last, and the way back. */
function Stage({ stage, service, onIntent }: StageProps) {
  const { viewer } = useShell();
  const { running, rollbackTo, last } = stage;
  const mayRequest = can(viewer, "promotion:request", { environment: stage.id, service });
  return (
    <div
      className={classes.stage}
      role="group"
      aria-label={`Pipeline stage ${stage.name}`}
      data-production={stage.isProduction}
      data-stale={stage.unreachableSince !== null}
    >
      <span className={classes.name}>
        <EnvironmentName id={stage.id} />
      </span>
      <span className={classes.running}>
        <span className={classes.version}>
          {running.version ?? (running.digest === null ? "nothing known" : "no version")}
        </span>
        {running.digest && <CopyableId value={running.digest} length={8} />}
      </span>
      {stage.unreachableSince === null ? (
        <RolloutStatusBadge status={stage.status} />
      ) : (
        <StaleMark since={stage.unreachableSince} />
      )}
      <div className={classes.reason}>
        <Message>{stage.reason}</Message>
        {running.elsewhere !== null && <FromElsewhere repository={running.elsewhere} service={service} />}
      </div>
      {last && (
        <span className={classes.last}>
          <PromotionStatusBadge status={last.status} />
          <Anchor component={Link} href={`/promotions/${last.id}`} fz="xs">
            {last.kind === "rollback" ? "back to" : ""} {last.release.version},{" "}
            <RelativeTime at={last.requestedAt} />
          </Anchor>
        </span>
      )}
      {mayRequest && rollbackTo && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onIntent({ kind: "rollback", target: stage, release: rollbackTo })}
        >
          {`Roll back to ${rollbackTo.version}`}
        </Button>
      )}
    </div>
  );
}
