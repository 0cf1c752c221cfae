"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FailedState, Panel } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import { comparisonQueries } from "#portal/features/architecture/queries/comparison-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { CompareControls } from "./compare-controls.tsx";
import { CompareOutcome } from "./compare-outcome.tsx";
import classes from "./compare-page.module.css";
import { CompareSkeleton } from "./compare-skeleton.tsx";
import { useCompareUrl } from "./use-compare-url.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function ComparePage({ model }: { model: Parameters<typeof ArchitectureFrame>[0]["model"] }) {
  const [url, setUrl] = useCompareUrl();
  const { mode, from, to, zone } = url;
  const { data, error, isPlaceholderData } = useQuery(comparisonQueries.comparison({ mode, from, to, zone }));
  const problem = error instanceof ProblemError ? error.problem : null;
  const isNarrowed = from !== null || to !== null || zone !== null;
  return (
    <ArchitectureFrame
      view="compare"
      title={pageLabels["/architecture/compare"]}
      description="What changed in the design, where the design and what runs differ, and what sets two environments apart. Lists are compared by meaning, not by order."
      model={model}
    >
      <Panel
        flush
        title={data ? `${data.before} → ${data.after}` : "Compare"}
        actions={<CompareControls url={url} data={data} onChange={(change) => void setUrl(change)} />}
      >
        {error ? (
          <div className={classes.message}>
            <FailedState
              what={error.message}
              remedy={problem?.remedy}
              action={
                isNarrowed && (
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => void setUrl({ from: null, to: null, zone: null, at: null })}
                  >
                    Start over
                  </Button>
                )
              }
            />
          </div>
        ) : data ? (
          <CompareOutcome
            data={data}
            url={url}
            isUpdating={isPlaceholderData}
            onChange={(change) => void setUrl(change)}
          />
        ) : (
          <CompareSkeleton hasDrawing={mode === "revision"} />
        )}
      </Panel>
    </ArchitectureFrame>
  );
}
