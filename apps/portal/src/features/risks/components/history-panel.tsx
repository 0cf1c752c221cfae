"use client";

import { riskStatusFacts } from "@greenroom/core/risks";
import { Skeleton, Timeline } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { EmptyState, FailedState, Panel, RelativeTime } from "#portal/design/index.ts";
import { riskQueries } from "../queries/risk-queries.ts";
import type { RiskHistory } from "../risk-view.ts";

interface Moment {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

const outcomeWords = { holding: "holds", violated: "fires", unknown: "is unknown" } as const;

/** Decisions and changes of evidence, newest first. */
export function HistoryPanel({ id }: { id: string }) {
  const { data, isError, error } = useQuery(riskQueries.history(id));
  return (
    <Panel
      title="History"
      description="Who decided what, and when evidence changed. Nothing here is ever edited."
    >
      {isError ? (
        <FailedState what="The history could not be read." why={error.message} />
      ) : data ? (
        <Moments moments={toMoments(data)} />
      ) : (
        <Skeleton height={120} role="status" aria-label="Loading the history" />
      )}
    </Panel>
  );
}

function Moments({ moments }: { moments: readonly Moment[] }) {
  if (moments.length === 0) return <EmptyState title="Nothing has happened to this risk yet" />;
  return (
    <Timeline bulletSize={10} lineWidth={1} active={-1}>
      {moments.map(({ key, at, title, text }) => (
        <Timeline.Item key={key} title={title}>
          {text} · <RelativeTime at={at} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function toMoments({ changes, decisions }: RiskHistory): readonly Moment[] {
  return [
    ...changes.map(({ at, check, title, outcome, observed }) => ({
      key: `${at} ${check}`,
      at,
      title: `${title}: ${outcomeWords[outcome]}`,
      text: observed,
    })),
    ...decisions.map(({ at, by, status, reviewBy, acceptance, note }) => ({
      key: `${at} ${by.id}`,
      at,
      title: `${by.name} decided: ${riskStatusFacts[status].word.toLowerCase()}`,
      text: [
        acceptance ? `accepted until ${acceptance.until}: ${acceptance.reason}` : `review by ${reviewBy}`,
        note,
      ]
        .filter(Boolean)
        .join("; "),
    })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
}
