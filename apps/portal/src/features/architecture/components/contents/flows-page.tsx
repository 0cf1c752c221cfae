"use client";

import { Anchor, Table } from "@mantine/core";
import Link from "next/link";
import { EmptyState, WideTable } from "#portal/design/index.ts";
import { flowPath, requirementPath } from "#portal/features/architecture/paths.ts";
import { BudgetBadge } from "../flow/budget-badge.tsx";
import classes from "./contents.module.css";
import { ContentsPage } from "./contents-page.tsx";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function FlowsPage() {
  return (
    <ContentsPage
      view="flows"
      title={pageLabels["/architecture/flows"]}
      description="What happens, step by step, and how long somebody may have to wait for it by the deadlines on the way."
    >
      {({ flows }) =>
        flows.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState title="The model tells no flow">
              Flows are written into flows.yaml: an ordered walk over declared dependencies.
            </EmptyState>
          </div>
        ) : (
          <WideTable minWidth={640} label="Flows">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Flow</Table.Th>
                <Table.Th>Serves</Table.Th>
                <Table.Th>Steps</Table.Th>
                <Table.Th>Budget</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flows.map((flow) => (
                <Table.Tr key={flow.id}>
                  <Table.Th scope="row" fw={500} data-main>
                    <Anchor component={Link} href={flowPath(flow.id)} inherit>
                      {flow.name}
                    </Anchor>
                  </Table.Th>
                  <Table.Td data-label="Serves">
                    {flow.requirements.map(({ id, name }) => (
                      <Anchor
                        key={id}
                        component={Link}
                        href={requirementPath(id)}
                        className={classes.line}
                        inherit
                      >
                        {name}
                      </Anchor>
                    ))}
                  </Table.Td>
                  <Table.Td data-label="Steps">{flow.steps}</Table.Td>
                  <Table.Td data-label="Budget">
                    <BudgetBadge flow={flow} />
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
