"use client";

import { evidenceOutcomes, riskCategories, riskStatuses } from "@greenroom/core/risks";
import { Button, Select, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { EmptyState, FailedState, PageHeader, Panel } from "../../../design/index.ts";
import { ProblemError } from "../../../http/fetch-json.ts";
import { riskQueries } from "../queries/risk-queries.ts";
import type { RiskView } from "../risk-view.ts";
import { HeatMap } from "./heat-map.tsx";
import { RiskTable } from "./risk-table.tsx";
import classes from "./risks-page.module.css";

const urlState = {
  cell: parseAsString,
  category: parseAsStringLiteral(riskCategories),
  status: parseAsStringLiteral(riskStatuses),
  owner: parseAsString,
  now: parseAsStringLiteral(evidenceOutcomes),
};

export function RisksPage() {
  const { data, isError, error } = useQuery(riskQueries.register());
  const [filter, setFilter] = useQueryStates(urlState, { history: "replace" });
  const [pointed, setPointed] = useState<RiskView | null>(null);
  if (isError) {
    const problem = error instanceof ProblemError ? error.problem : null;
    return (
      <FailedState what={problem?.message ?? "The register could not be read."} remedy={problem?.remedy} />
    );
  }
  if (!data) return <Skeleton height={480} radius="lg" aria-label="Loading the risks" />;

  const owners = [...new Map(data.risks.map(({ owner, ownerName }) => [owner, ownerName]))];
  const shown = data.risks.filter(
    (risk) =>
      (filter.cell === null || filter.cell === `${risk.residual.likelihood}-${risk.residual.impact}`) &&
      (filter.category === null || filter.category === risk.category) &&
      (filter.status === null || filter.status === risk.status) &&
      (filter.owner === null || filter.owner === risk.owner) &&
      (filter.now === null || filter.now === risk.outcome),
  );
  const hidden = data.risks.length - shown.length;
  const late = data.risks.filter((risk) => risk.isReviewOverdue || risk.isAcceptanceExpired).length;
  const firing = data.risks.filter(({ outcome }) => outcome === "violated").length;
  const serious = data.risks.filter(
    ({ residualBand }) => residualBand === "high" || residualBand === "critical",
  ).length;

  return (
    <>
      <PageHeader
        title="Risks"
        description={`${data.risks.length} known problems of this design. ${serious} ${serious === 1 ? "stays" : "stay"} high or critical with the mitigations; ${firing === 0 ? "none fires now" : `${firing} ${firing === 1 ? "fires" : "fire"} now`}; ${late === 0 ? "no review is overdue" : `${late} wait for a decision`}.`}
      />
      {data.liveFailure && (
        <FailedState
          what="Evidence and decisions are missing"
          why={data.liveFailure}
          remedy="What the register's file says is below; the rest comes back by itself."
        />
      )}
      <div className={classes.top}>
        <Panel title="What is left" description="Likelihood × impact with the mitigations in place">
          <HeatMap
            cells={data.cells}
            selected={filter.cell}
            highlighted={pointed}
            onSelect={(cell) => void setFilter({ cell })}
          />
        </Panel>
        <Panel title="Narrow the list">
          <div className={classes.filters}>
            <Select
              label="Category"
              placeholder="All"
              clearable
              data={[...riskCategories]}
              value={filter.category}
              onChange={(value) =>
                void setFilter({ category: riskCategories.find((category) => category === value) ?? null })
              }
            />
            <Select
              label="Status"
              placeholder="All"
              clearable
              data={riskStatuses.map((value) => ({ value, label: value.replace("-", " ") }))}
              value={filter.status}
              onChange={(value) =>
                void setFilter({ status: riskStatuses.find((status) => status === value) ?? null })
              }
            />
            <Select
              label="Owner"
              placeholder="All"
              clearable
              data={owners.map(([value, label]) => ({ value, label }))}
              value={filter.owner}
              onChange={(owner) => void setFilter({ owner })}
            />
            <Select
              label="Now"
              placeholder="All"
              clearable
              data={[
                { value: "violated", label: "firing" },
                { value: "holding", label: "holding" },
                { value: "unknown", label: "unknown" },
              ]}
              value={filter.now}
              onChange={(value) =>
                void setFilter({ now: evidenceOutcomes.find((outcome) => outcome === value) ?? null })
              }
            />
            <Text fz="xs" c="dimmed">
              The priority is the residual score times how late it would be noticed (1 to 5): what nobody sees
              comes before what pages somebody.
            </Text>
          </div>
        </Panel>
      </div>
      <Panel
        flush
        title={hidden > 0 ? `${shown.length} risks, ${hidden} hidden` : `${shown.length} risks by priority`}
        actions={
          hidden > 0 && (
            <Button variant="default" size="compact-xs" onClick={() => void setFilter(null)}>
              Show all
            </Button>
          )
        }
      >
        {shown.length === 0 ? (
          <div style={{ padding: 16 }}>
            <EmptyState title="No risk matches these filters" />
          </div>
        ) : (
          <RiskTable risks={shown} onPoint={setPointed} />
        )}
      </Panel>
    </>
  );
}
