"use client";

import { Anchor, Table } from "@mantine/core";
import Link from "next/link";
import { EmptyState, StatusBadge, type StatusTone, WideTable } from "#portal/design/index.ts";
import type { RequirementSummary } from "#portal/features/architecture/contents-view.ts";
import { flowPath, requirementPath } from "#portal/features/architecture/paths.ts";
import classes from "./contents.module.css";
import { ContentsPage } from "./contents-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

const tones: Readonly<Record<NonNullable<RequirementSummary["risk"]>, StatusTone>> = {
  low: "idle",
  medium: "idle",
  high: "warn",
  critical: "bad",
};

export function RequirementsPage() {
  return (
    <ContentsPage
      view="requirements"
      title={pageLabels["/architecture/requirements"]}
      description="What the platform is for, which parts and flows serve it, and the worst risk that is left in them."
    >
      {({ requirements }) =>
        requirements.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState title="The model names no requirement">
              They are written into requirements.yaml; components and flows then name what they serve.
            </EmptyState>
          </div>
        ) : (
          <WideTable minWidth={720} label="Requirements">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Requirement</Table.Th>
                <Table.Th>Components</Table.Th>
                <Table.Th>Flows</Table.Th>
                <Table.Th>Worst risk left</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {requirements.map(({ id, name, text, components, deployed, flows, risk }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" fw={400} className={classes.what} data-main>
                    <Anchor component={Link} href={requirementPath(id)} fw={500} inherit>
                      {name}
                    </Anchor>
                    <span className={classes.text}>{text}</span>
                  </Table.Th>
                  <Table.Td data-label="Components">
                    {components}
                    {deployed > 0 && <span className={classes.text}>{deployed} deployed</span>}
                  </Table.Td>
                  <Table.Td data-label="Flows">
                    {flows.length === 0
                      ? "–"
                      : flows.map((flow) => (
                          <Anchor
                            key={flow.id}
                            component={Link}
                            href={flowPath(flow.id)}
                            className={classes.line}
                            inherit
                          >
                            {flow.name}
                          </Anchor>
                        ))}
                  </Table.Td>
                  <Table.Td data-label="Worst risk left">
                    {risk === null ? (
                      "none on file"
                    ) : (
                      <StatusBadge tone={tones[risk]} plain>
                        {risk}
                      </StatusBadge>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
        )
      }
    </ContentsPage>
  );
}
