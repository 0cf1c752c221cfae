"use client";

import { EmptyState } from "#portal/design/index.ts";
import classes from "./contents.module.css";
import { ContentsPage } from "./contents-page.tsx";
import { TopicTable } from "./topic-table.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function TopicsPage() {
  return (
    <ContentsPage
      view="topics"
      title={pageLabels["/architecture/topics"]}
      description="Which facts travel over which stream, who states them and who acts on them."
    >
      {({ topics }) =>
        topics.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState title="The model names no topic">
              They are written into topics.yaml: a fact, its stream, its publisher and its consumers.
            </EmptyState>
          </div>
        ) : (
          <TopicTable topics={topics} />
        )
      }
    </ContentsPage>
  );
}
