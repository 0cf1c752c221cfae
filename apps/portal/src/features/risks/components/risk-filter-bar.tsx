import { evidenceOutcomes, riskCategories, riskStatuses, riskStatusFacts } from "@greenroom/core/risks";
import { Button, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { RiskView } from "../risk-view.ts";
import { cellWords } from "./cell-risks.tsx";
import classes from "./risks-page.module.css";
import type { RiskFilter, SetRiskFilter } from "./use-risk-filter.ts";

/** Conditions that all must hold, those that were pressed in the heat map and in the diagram among them. */
export function RiskFilterBar({
  risks,
  filter,
  onChange,
}: {
  risks: readonly RiskView[];
  filter: RiskFilter;
  onChange: SetRiskFilter;
}) {
  const owners = [...new Map(risks.map(({ owner, ownerName }) => [owner, ownerName]))];
  return (
    <div className={classes.filters} role="search" aria-label="Narrow the list">
      <Condition
        label="Category"
        data={[...riskCategories]}
        value={filter.category}
        onChange={(value) =>
          void onChange({ category: riskCategories.find((category) => category === value) ?? null })
        }
      />
      <Condition
        label="Status"
        data={riskStatuses.map((value) => ({ value, label: riskStatusFacts[value].word }))}
        value={filter.status}
        onChange={(value) =>
          void onChange({ status: riskStatuses.find((status) => status === value) ?? null })
        }
      />
      <Condition
        label="Owner"
        data={owners.map(([value, label]) => ({ value, label }))}
        value={filter.owner}
        onChange={(owner) => void onChange({ owner })}
      />
      <Condition
        label="Now"
        data={[
          { value: "violated", label: "firing" },
          { value: "holding", label: "holding" },
          { value: "unknown", label: "unknown" },
        ]}
        value={filter.now}
        onChange={(value) =>
          void onChange({ now: evidenceOutcomes.find((outcome) => outcome === value) ?? null })
        }
      />
      {filter.cell !== null && (
        <Pressed label={cellWords(filter.cell)} onRelease={() => void onChange({ cell: null })} />
      )}
      {filter.zone !== null && (
        <Pressed
          label={`Zone ${zoneName(risks, filter.zone)}`}
          onRelease={() => void onChange({ zone: null })}
        />
      )}
    </div>
  );
}

function Condition({
  label,
  data,
  value,
  onChange,
}: {
  label: string;
  data: (string | { value: string; label: string })[];
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <Select
      className={classes.condition}
      size="xs"
      aria-label={label}
      placeholder={label}
      clearable
      clearButtonProps={{ "aria-label": `Any ${label.toLowerCase()}` }}
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}

function Pressed({ label, onRelease }: { label: string; onRelease: () => void }) {
  return (
    <Button
      variant="light"
      size="compact-sm"
      fz="xs"
      rightSection={<IconX size={12} aria-hidden />}
      aria-label={`${label}: release`}
      onClick={onRelease}
    >
      {label}
    </Button>
  );
}

function zoneName(risks: readonly RiskView[], zone: string): string {
  return risks.flatMap(({ places }) => places).find((place) => place.zone === zone)?.zoneName ?? zone;
}
