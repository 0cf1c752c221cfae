import { Table, Text } from "@mantine/core";
import { EmptyState, Message, Panel, RelativeTime, WideTable } from "#portal/design/index.ts";
import type { RiskView } from "../risk-view.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

const sources = {
  cluster: "Kubernetes",
  terraform: "Terraform",
  prometheus: "Prometheus",
  model: "Model",
} as const;

/** What of the risk can be looked up, and what was seen. */
export function EvidencePanel({ risk, failure }: { risk: RiskView; failure: string | null }) {
  return (
    <Panel
      flush={risk.evidence.length > 0}
      stale={failure !== null}
      title="Evidence"
      description="Looked up in the running platform every ten seconds. Holding means that the risk is small today, for this reason."
    >
      {risk.evidence.length === 0 ? (
        <EmptyState title="Nothing of this risk can be looked up yet">
          Add `evidence` to it in docs/architecture/risks.yaml once its component is deployed.
        </EmptyState>
      ) : (
        <WideTable minWidth={640} label="Evidence">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Check</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th>Observed</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th>Looked at</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {risk.evidence.map((check) => (
              <Table.Tr key={check.id}>
                <Table.Td data-main>
                  {check.title}
                  <Text fz="xs" c="dimmed">
                    {sources[check.source]}, {check.place}
                    {check.gate && "; holds promotions up"}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <OutcomeBadge outcome={check.outcome} />
                </Table.Td>
                <Table.Td>
                  <Message>{failure ?? check.observed}</Message>
                </Table.Td>
                <Table.Td data-label="Since">
                  {check.since ? <RelativeTime at={check.since} /> : "–"}
                </Table.Td>
                <Table.Td data-label="Looked at">
                  {check.checkedAt ? <RelativeTime at={check.checkedAt} /> : "–"}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Panel>
  );
}
