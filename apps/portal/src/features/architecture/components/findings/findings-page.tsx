"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { EmptyState, FailedState, Panel } from "#portal/design/index.ts";
import { architectureQueries } from "#portal/features/architecture/queries/architecture-queries.ts";
import { ArchitectureFrame } from "../architecture-frame.tsx";
import { DiagramFailure } from "../diagram-failure.tsx";
import classes from "./findings.module.css";
import { RulePanel } from "./rule-panel.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function FindingsPage() {
  const { data, isError, error } = useQuery(architectureQueries.findings());
  if (!data && isError) return <DiagramFailure error={error} what="The findings could not be read." />;
  if (!data) return <Skeleton height={560} radius="lg" role="status" aria-label="Loading the findings" />;
  const found = data.rules.filter(({ findings, suppressed }) => findings.length + suppressed.length > 0);
  const quiet = data.rules.filter((rule) => !found.includes(rule));
  const open = data.rules.reduce((sum, { findings }) => sum + findings.length, 0);
  const accepted = data.rules.reduce((sum, { suppressed }) => sum + suppressed.length, 0);
  return (
    <ArchitectureFrame
      view="findings"
      title={pageLabels["/architecture/findings"]}
      description={`What ${data.rules.length} rules say about this design: ${open} open, ${accepted} accepted for a time with a reason.`}
      model={data.model}
    >
      <Stack gap="md">
        {data.unread.length > 0 && (
          <Panel>
            <FailedState
              what="What runs could not be read everywhere"
              why={data.unread.join(" ")}
              remedy="Until then the rules that hold the model against what runs say nothing about it."
            />
          </Panel>
        )}
        {open === 0 && (
          <Panel>
            <EmptyState title="No rule finds anything open">
              Each rule and what it looks for is listed below.
            </EmptyState>
          </Panel>
        )}
        {found.map((rule) => (
          <RulePanel key={rule.id} rule={rule} />
        ))}
        {quiet.length > 0 && (
          <Panel title={`${quiet.length} rules find nothing`}>
            <ul className={classes.quiet}>
              {quiet.map(({ id, title, severity, explanation }) => (
                <li key={id}>
                  <Text fz="sm" fw={500}>
                    {title} <span className={classes.severity}>{severity}</span>
                  </Text>
                  <Text fz="xs" c="dimmed">
                    {explanation}
                  </Text>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Stack>
    </ArchitectureFrame>
  );
}
