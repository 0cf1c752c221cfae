import { Skeleton, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { CellRisks } from "#portal/features/risks/components/cell-risks.tsx";
import { HeatMap } from "#portal/features/risks/components/heat-map.tsx";
import classes from "./heat-card.module.css";
import type { RiskBrush } from "./use-risk-brush.ts";

/** Where the risks of this view stand. A cell points its nodes out and lists its risks, a selected node its cells. */
export function HeatCard({
  brush: { isOpen, setOpen, cells, risks, isFailed, outlined, point },
  selected,
  onSelect,
}: {
  brush: RiskBrush;
  selected: string | null;
  onSelect: (cell: string | null) => void;
}) {
  const Icon = isOpen ? IconChevronDown : IconChevronUp;
  return (
    <section className={classes.card} data-open={isOpen} aria-label="Heat map of this view">
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
          if (isOpen) onSelect(null);
        }}
      >
        Heat map
        <Icon size={14} aria-hidden />
      </UnstyledButton>
      {isOpen && (
        <div className={classes.body}>
          {cells ? (
            <>
              <HeatMap
                cells={cells}
                selected={selected}
                highlighted={null}
                outlined={outlined}
                onSelect={onSelect}
                onPoint={point}
              />
              <CellRisks risks={risks ?? []} cell={selected} onRelease={() => onSelect(null)} />
            </>
          ) : isFailed ? (
            <Text fz="xs">The risk register could not be read.</Text>
          ) : (
            <Skeleton height={170} role="status" aria-label="Loading the heat map" />
          )}
        </div>
      )}
    </section>
  );
}
