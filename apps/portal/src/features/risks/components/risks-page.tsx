"use client";

import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { EmptyState, FailedState, PageHeader, Panel } from "#portal/design/index.ts";
import { ProblemError } from "#portal/http/call.ts";
import { riskQueries } from "../queries/risk-queries.ts";
import { brush, cellKey, narrowCells, type Pointed, risksInZone } from "../risk-brush.ts";
import type { RiskRegister, RiskView } from "../risk-view.ts";
import { CellRisks } from "./cell-risks.tsx";
import { HeatMap } from "./heat-map.tsx";
import { RiskFilterBar } from "./risk-filter-bar.tsx";
import { RiskMap } from "./risk-map.tsx";
import { RiskTable } from "./risk-table.tsx";
import classes from "./risks-page.module.css";
import { type RiskFilter, useRiskFilter } from "./use-risk-filter.ts";
import { pageLabels } from "#portal/features/shell/page-labels.ts";

export function RisksPage() {
  const { data, isError, error } = useQuery(riskQueries.register());
  if (isError) {
    const problem = error instanceof ProblemError ? error.problem : null;
    return (
      <FailedState what={problem?.message ?? "The register could not be read."} remedy={problem?.remedy} />
    );
  }
  if (!data) return <Skeleton height={480} radius="lg" role="status" aria-label="Loading the risks" />;
  return <Register register={data} />;
}

function Register({ register }: { register: RiskRegister }) {
  const { risks, liveFailure } = register;
  const [filter, setFilter] = useRiskFilter();
  const [pointed, setPointed] = useState<Pointed<RiskView> | null>(null);
  const { cell, zone } = filter;
  const { lit, outlined } = useMemo(
    () => brush(risks, pointed, { cell, zone }),
    [risks, pointed, cell, zone],
  );
  const cells = useMemo(
    () => (zone === null ? register.cells : narrowCells(register.cells, risksInZone(risks, zone))),
    [register.cells, risks, zone],
  );
  const shown = risksInZone(risks, zone).filter((risk) => passes(risk, filter));
  const hidden = risks.length - shown.length;
  const many = shown.length === 1 ? "1 risk" : `${shown.length} risks`;

  return (
    <>
      <PageHeader title={pageLabels["/risks"]} description={summaryOf(risks)} />
      {liveFailure && (
        <FailedState
          what="Evidence and decisions are missing"
          why={liveFailure}
          remedy="What the register's file says is below; the rest comes back by itself."
        />
      )}
      <div className={classes.brushed}>
        <Panel title="What is left" description="Likelihood × impact with the mitigations in place">
          <HeatMap
            cells={cells}
            selected={cell}
            highlighted={pointed?.kind === "risk" ? pointed.risk : null}
            outlined={outlined}
            onSelect={(next) => void setFilter({ cell: next })}
            onPoint={(next) => setPointed(next === null ? null : { kind: "cell", cell: next })}
          />
        </Panel>
        <Panel>
          <CellRisks
            risks={risksInZone(risks, zone)}
            cell={cell}
            onRelease={() => void setFilter({ cell: null })}
            onPoint={(risk) => setPointed(risk === null ? null : { kind: "risk", risk })}
          />
        </Panel>
      </div>
      <div className={classes.map}>
        <Panel
          flush
          title="Where it sits"
          description="The worst that is left in each zone; a ring pulses while evidence fires"
        >
          <RiskMap
            register={register}
            lit={lit}
            zone={zone}
            onSelect={(next) => void setFilter({ zone: next })}
            onPoint={(next) => setPointed(next === null ? null : { kind: "zone", zone: next })}
          />
        </Panel>
      </div>
      <Panel
        flush
        title={hidden > 0 ? `${many}, ${hidden} hidden` : `${many} by priority`}
        description="Priority: what is left × how late it would be noticed (1 to 5), so what nobody sees comes first."
        actions={
          hidden > 0 && (
            <Button variant="default" size="compact-xs" onClick={() => void setFilter(null)}>
              Show all
            </Button>
          )
        }
      >
        <RiskFilterBar risks={risks} filter={filter} onChange={setFilter} />
        {shown.length === 0 ? (
          <div className={classes.empty}>
            <EmptyState title="No risk matches these filters" />
          </div>
        ) : (
          <RiskTable
            risks={shown}
            onPoint={(risk) => setPointed(risk === null ? null : { kind: "risk", risk })}
          />
        )}
      </Panel>
    </>
  );
}

function passes(risk: RiskView, { cell, category, status, owner, now }: RiskFilter): boolean {
  return (
    (cell === null || cell === cellKey(risk.residual)) &&
    (category === null || category === risk.category) &&
    (status === null || status === risk.status) &&
    (owner === null || owner === risk.owner) &&
    (now === null || now === risk.outcome)
  );
}

function summaryOf(risks: readonly RiskView[]): string {
  const late = risks.filter((risk) => risk.isReviewOverdue || risk.isAcceptanceExpired).length;
  const firing = risks.filter(({ outcome }) => outcome === "violated").length;
  const serious = risks.filter(
    ({ residualBand }) => residualBand === "high" || residualBand === "critical",
  ).length;
  return `${risks.length} known problems of this design. ${serious} ${serious === 1 ? "stays" : "stay"} high or critical with the mitigations; ${firing === 0 ? "none fires now" : `${firing} ${firing === 1 ? "fires" : "fire"} now`}; ${late === 0 ? "no review is overdue" : `${late} wait for a decision`}.`;
}
