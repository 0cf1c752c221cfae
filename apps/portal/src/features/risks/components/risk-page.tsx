"use client";

import { can } from "@greenroom/core/access";
import { Anchor, Button, List, Skeleton, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { EmptyState, FailedState, KeyValueList, PageHeader, Panel } from "#portal/design/index.ts";
import { useShell } from "#portal/features/shell/shell-context.ts";
import { riskQueries } from "../queries/risk-queries.ts";
import { narrowCells } from "../risk-brush.ts";
import type { RiskView } from "../risk-view.ts";
import { DecisionDrawer } from "./decision-drawer.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { HeatMap } from "./heat-map.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import classes from "./risks-page.module.css";
import { BandBadge, RiskStatusBadge } from "./risk-words.tsx";

export function RiskPage({ id }: { id: string }) {
  const { data, isError, error } = useQuery(riskQueries.register());
  const [isDeciding, deciding] = useDisclosure(false);
  const { viewer } = useShell();
  if (isError && !data) return <FailedState what="The register could not be read." why={error.message} />;
  if (!data) return <Skeleton height={360} radius="lg" role="status" aria-label="Loading the risk" />;
  const risk = data.risks.find((candidate) => candidate.id === id);
  if (!risk)
    return (
      <EmptyState title="The register no longer holds this risk">
        <Anchor component={Link} href="/risks">
          All risks
        </Anchor>
      </EmptyState>
    );
  const own = narrowCells(data.cells, [risk]);
  return (
    <>
      <PageHeader
        title={risk.title}
        description={
          <Anchor component={Link} href="/risks" inherit>
            All risks
          </Anchor>
        }
        status={<RiskStatusBadge status={risk.status} />}
        actions={
          can(viewer, "risk:decide") && (
            <Button variant="default" onClick={deciding.open} disabled={data.liveFailure !== null}>
              Decide
            </Button>
          )
        }
      />
      <div className={classes.top}>
        <Panel title="Assessment">
          <HeatMap cells={own} selected={null} highlighted={risk} onSelect={() => {}} />
        </Panel>
        <Panel title="Facts">
          <KeyValueList items={factsOf(risk)} />
        </Panel>
      </div>
      <div className={classes.stack}>
        <EvidencePanel risk={risk} failure={data.liveFailure} />
        <Explanation risk={risk} />
        <HistoryPanel id={id} />
      </div>
      <DecisionDrawer
        key={risk.decision?.at ?? "file"}
        risk={risk}
        mayAccept={can(viewer, "risk:accept")}
        opened={isDeciding}
        onClose={deciding.close}
      />
    </>
  );
}

function factsOf(risk: RiskView) {
  return [
    ["Now", <OutcomeBadge key="now" outcome={risk.outcome} />],
    ["Priority", `${risk.priority} of 125`],
    ["Inherent", <BandBadge key="inherent" band={risk.inherentBand} score={risk.inherentScore} />],
    ["Residual", <BandBadge key="residual" band={risk.residualBand} score={risk.residualScore} />],
    ["Detectability", `${risk.detectability} of 5 (5 = never noticed)`],
    ["Category", risk.category],
    ["Owner", risk.ownerName],
    ["Review by", risk.isReviewOverdue ? `${risk.reviewBy}, overdue` : risk.reviewBy],
    ...(risk.acceptance
      ? [
          [
            risk.isAcceptanceExpired ? "Acceptance expired" : "Accepted",
            `until ${risk.acceptance.until}: ${risk.acceptance.reason}`,
          ] as const,
        ]
      : []),
    ["Decided", risk.decision ? `by ${risk.decision.by.name}` : "as the register's file says"],
  ] as const;
}

function Explanation({ risk }: { risk: RiskView }) {
  return (
    <Panel title="How it happens, and what is done about it">
      <Text fw={600}>Cause</Text>
      <Text mb="sm" maw={720}>
        {risk.cause}
      </Text>
      <Text fw={600}>Seen by</Text>
      <Text mb="sm" maw={720}>
        {risk.detection}
      </Text>
      <Text fw={600} mb={4}>
        Mitigations
      </Text>
      <List size="sm" spacing={4} mb="sm">
        {risk.mitigations.map((mitigation) => (
          <List.Item key={mitigation}>{mitigation}</List.Item>
        ))}
      </List>
      <Text fw={600} mb={4}>
        Where it sits
      </Text>
      <List size="sm" spacing={4}>
        {risk.places.map(({ id: component, name, zone, zoneName, reality }) => (
          <List.Item key={component}>
            <Anchor component={Link} href={`/architecture/${zone}/${component}?tab=risks`} inherit>
              {name}
            </Anchor>{" "}
            <Text span c="dimmed" fz="xs">
              {zoneName}, {reality}
            </Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}
