import { Text } from "@mantine/core";
import { useRef } from "react";
import { EmptyState, FailedState } from "#portal/design/index.ts";
import { changeWords } from "#portal/features/architecture/compare/change-words.ts";
import type {
  Comparison,
  ComparisonMode,
  ComparisonRow,
} from "#portal/features/architecture/compare/comparison-view.ts";
import { findDrawn, rowsAt } from "#portal/features/architecture/compare/drawn-part.ts";
import { ChangeList } from "./change-list.tsx";
import { CompareDrawing } from "./compare-drawing.tsx";
import classes from "./compare-page.module.css";
import type { CompareUrl, SetCompareUrl } from "./use-compare-url.ts";

const sameWords: Readonly<Record<ComparisonMode, string>> = {
  revision: "The model says the same at both revisions.",
  cluster: "The model and the clusters say the same.",
  terraform: "The model and the Terraform state say the same.",
  environments: "Nothing sets the two environments apart.",
};

export function CompareOutcome({
  data,
  url,
  isUpdating,
  onChange,
}: {
  data: Comparison;
  url: CompareUrl;
  isUpdating: boolean;
  onChange: SetCompareUrl;
}) {
  const { rows, drawing, gaps, sameCount } = data;
  const top = useRef<HTMLDivElement>(null);
  const selected = drawing && findDrawn(drawing.view, url.at);
  function pointAt({ zone, parts: [part] }: ComparisonRow): (() => void) | null {
    if (!drawing || part === undefined) return null;
    // All zones show every change; a single one is left for the zone of another.
    const isElsewhere = zone !== null && drawing.zone !== null && drawing.zone !== zone;
    if (!isElsewhere && !findDrawn(drawing.view, part)) return null;
    return () => {
      onChange({ at: part, ...(isElsewhere && { zone }) });
      top.current?.scrollIntoView({ block: "nearest" });
    };
  }
  return (
    <>
      {gaps.length > 0 && (
        <div className={classes.message}>
          <FailedState
            what="Not everything could be compared"
            why={gaps.map((gap) => <div key={gap}>{gap}</div>)}
          />
        </div>
      )}
      {drawing && (
        <div ref={top}>
          <CompareDrawing
            data={data}
            drawing={drawing}
            url={url}
            selected={selected}
            isUpdating={isUpdating}
            onChange={onChange}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <div className={classes.message}>
          <EmptyState title={wordsOfNone(data)} />
        </div>
      ) : (
        <ChangeList
          rows={rows}
          before={data.before}
          after={data.after}
          words={changeWords(data)}
          selected={selected ? rowsAt(rows, selected) : []}
          pointAt={pointAt}
        />
      )}
      {sameCount !== null && sameCount > 0 && (
        <Text fz="xs" c="dimmed" p="xs">
          {sameCount} {sameCount === 1 ? "thing is" : "things are"} the same.
        </Text>
      )}
    </>
  );
}

function wordsOfNone({ mode, gaps, sameCount }: Comparison): string {
  if (gaps.length > 0) return "No difference in what could be asked";
  // Nothing on either side is no agreement.
  if (mode === "terraform" && sameCount === 0) return "No component names a module, and nothing is applied.";
  return sameWords[mode];
}
