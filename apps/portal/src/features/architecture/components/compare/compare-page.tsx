"use client";

import { Group, NativeSelect, SegmentedControl, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EmptyState, FailedState, Panel } from "../../../../design/index.ts";
import { ProblemError } from "../../../../http/fetch-json.ts";
import { type Comparison, comparisonModes } from "../../compare/comparison-view.ts";
import { comparisonQueries } from "../../queries/comparison-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { ChangeList } from "./change-list.tsx";

const modeNames = {
  revision: "Model, then and now",
  cluster: "Model and cluster",
  environments: "Environments",
};
const urlState = {
  mode: parseAsStringLiteral(comparisonModes).withDefault("revision"),
  from: parseAsString,
  to: parseAsString,
};

export function ComparePage({ model }: { model: Parameters<typeof ArchitectureFrame>[0]["model"] }) {
  const [{ mode, from, to }, setUrl] = useQueryStates(urlState, { history: "replace" });
  const { data, error, isPending } = useQuery(comparisonQueries.comparison(mode, from, to));
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <ArchitectureFrame
      view="compare"
      title="Compare"
      description="What changed in the design, where the design and the cluster differ, and what sets two environments apart. Lists are compared by meaning, not by order."
      model={model}
    >
      <Panel
        flush
        title={data ? `${data.before} → ${data.after}` : "Compare"}
        actions={
          <Group gap="xs">
            {data && <Sides data={data} from={from} to={to} onChange={(sides) => void setUrl(sides)} />}
            <SegmentedControl
              size="xs"
              aria-label="What is compared"
              value={mode}
              onChange={(value) =>
                void setUrl({
                  mode: comparisonModes.find((candidate) => candidate === value) ?? null,
                  from: null,
                  to: null,
                })
              }
              data={comparisonModes.map((value) => ({ value, label: modeNames[value] }))}
            />
          </Group>
        }
      >
        {error ? (
          <FailedState what={error.message} remedy={problem?.remedy} />
        ) : isPending ? (
          <Skeleton height={240} aria-label="Comparing" />
        ) : (
          <Outcome data={data} />
        )}
      </Panel>
    </ArchitectureFrame>
  );
}

function Outcome({ data }: { data: Comparison }) {
  return (
    <>
      {data.gaps.map((gap) => (
        <FailedState key={gap} what="Not everything could be compared" why={gap} />
      ))}
      {data.rows.length === 0 ? (
        <EmptyState title={data.gaps.length > 0 ? "No difference in what could be asked" : "No difference"} />
      ) : (
        <ChangeList rows={data.rows} before={data.before} after={data.after} />
      )}
      {data.sameCount !== null && data.sameCount > 0 && (
        <Text fz="xs" c="dimmed" p="xs">
          {data.sameCount} {data.sameCount === 1 ? "thing is" : "things are"} the same.
        </Text>
      )}
    </>
  );
}

function Sides({
  data,
  from,
  to,
  onChange,
}: {
  data: Comparison;
  from: string | null;
  to: string | null;
  onChange: (sides: { from?: string; to?: string }) => void;
}) {
  const environments = data.environments.map(({ id, name }) => ({ value: id, label: name }));
  switch (data.mode) {
    case "revision":
      return (
        <NativeSelect
          size="xs"
          aria-label="Compare with"
          value={from ?? data.revisions[1]?.revision}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
          data={data.revisions.map(({ revision, subject, at }) => ({
            value: revision,
            label: `${at.slice(0, 10)} ${subject.slice(0, 60)}`,
          }))}
        />
      );
    case "environments":
      return (
        <>
          <NativeSelect
            size="xs"
            aria-label="Left"
            value={from ?? data.environments[0]?.id}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
            data={environments}
          />
          <NativeSelect
            size="xs"
            aria-label="Right"
            value={to ?? data.environments.at(-1)?.id}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
            data={environments}
          />
        </>
      );
    case "cluster":
      return null;
    default:
      return data.mode satisfies never;
  }
}
