import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { EmptyState, FailedState, RelativeTime, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import type {
  HistoryEntry,
  HistoryKind,
  HistoryTarget,
} from "#portal/features/architecture/history/history-view.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import classes from "./side-panel.module.css";

const kinds: Readonly<Record<HistoryKind, { readonly word: string; readonly tone?: StatusTone }>> = {
  "risk-fires": { word: "risk fires", tone: "bad" },
  "risk-holds": { word: "evidence holds", tone: "good" },
  "risk-unknown": { word: "evidence unknown", tone: "idle" },
  decision: { word: "decision" },
  promotion: { word: "promotion" },
  rollback: { word: "rollback" },
  run: { word: "run" },
  model: { word: "model" },
};

/** What happened to a component, or to those of a zone, newest first. */
export function HistoryList({ target }: { target: HistoryTarget }) {
  const { data, error } = useQuery(architectureQueries.history(target));
  if (!data && error) {
    const problem = error instanceof ProblemError ? error.problem : null;
    return <FailedState what="The history could not be read." why={error.message} remedy={problem?.remedy} />;
  }
  if (!data) return <Skeleton height={200} role="status" aria-label="Loading the history" />;
  const { entries, gaps } = data;
  return (
    <Stack gap={12}>
      {gaps.map((gap) => (
        <Text key={gap} fz="xs" c="dimmed" role="status">
          {gap}
        </Text>
      ))}
      {entries.length === 0 ? (
        <EmptyState title="Nothing has happened here yet">
          Changes of evidence, decisions, promotions, runs and edits of the model appear here.
        </EmptyState>
      ) : (
        <ol className={classes.edges} aria-label="History">
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </ol>
      )}
    </Stack>
  );
}

function Entry({ entry: { at, kind, text, path } }: { entry: HistoryEntry }) {
  const { word, tone } = kinds[kind];
  return (
    <li>
      <div className={classes.moment}>
        {tone ? (
          <StatusBadge tone={tone} plain>
            {word}
          </StatusBadge>
        ) : (
          word
        )}
        <RelativeTime at={at} />
      </div>
      <Anchor component={Link} href={path} fz="sm">
        {text}
      </Anchor>
    </li>
  );
}
