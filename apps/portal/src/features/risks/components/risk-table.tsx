import { Anchor, Table, Text } from "@mantine/core";
import Link from "next/link";
import { StatusBadge, WideTable } from "#portal/design/index.ts";
import type { RiskView } from "../risk-view.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { BandBadge, RiskStatusBadge } from "./risk-words.tsx";

export function RiskTable({
  risks,
  onPoint,
}: {
  risks: readonly RiskView[];
  /** The pointer or the focus is on this risk; null when it left. */
  onPoint: (risk: RiskView | null) => void;
}) {
  return (
    <WideTable minWidth={800} label="Risks by priority" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right" w={72}>
            Priority
          </Table.Th>
          <Table.Th>Risk</Table.Th>
          <Table.Th>Now</Table.Th>
          <Table.Th>Inherent</Table.Th>
          <Table.Th>Residual</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th>Owner</Table.Th>
          <Table.Th>Review by</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {risks.map((risk) => (
          <Table.Tr
            key={risk.id}
            onMouseEnter={() => onPoint(risk)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(risk)}
            onBlur={() => onPoint(null)}
          >
            <Table.Td ta="right" fw={600} data-label="Priority">
              {risk.priority}
            </Table.Td>
            <Table.Td data-main>
              <Anchor component={Link} href={`/risks/${risk.id}`} inherit fw={500}>
                {risk.title}
              </Anchor>
              <Text fz="xs" c="dimmed">
                {risk.category} · {risk.places.map(({ name }) => name).join(", ")}
              </Text>
            </Table.Td>
            <Table.Td>
              <OutcomeBadge outcome={risk.outcome} />
            </Table.Td>
            <Table.Td data-label="Inherent">
              <BandBadge band={risk.inherentBand} score={risk.inherentScore} />
            </Table.Td>
            <Table.Td data-label="Residual">
              <BandBadge band={risk.residualBand} score={risk.residualScore} />
            </Table.Td>
            <Table.Td>
              <RiskStatusBadge status={risk.status} />
            </Table.Td>
            <Table.Td data-label="Owner">{risk.ownerName}</Table.Td>
            <Table.Td style={{ whiteSpace: "nowrap" }} data-label="Review by">
              {risk.reviewBy}
              {(risk.isReviewOverdue || risk.isAcceptanceExpired) && (
                <div>
                  <StatusBadge tone="bad" plain>
                    {risk.isAcceptanceExpired ? "acceptance expired" : "overdue"}
                  </StatusBadge>
                </div>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
