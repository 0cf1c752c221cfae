import type { DiagramNode, DiagramView } from "@greenroom/core/architecture";
import type { HeatCell } from "@greenroom/core/risks";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { riskQueries } from "#portal/features/risks/queries/risk-queries.ts";
import { cellsOf, narrowCells, nodesOf, risksIn, risksOn } from "#portal/features/risks/risk-brush.ts";
import type { RiskView } from "#portal/features/risks/risk-view.ts";

export interface RiskBrush {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Of the risks in this view; null = not read yet. */
  readonly cells: readonly (readonly HeatCell[])[] | null;
  /** In this view; null = not read yet. */
  readonly risks: readonly RiskView[] | null;
  readonly isFailed: boolean;
  /** The cells of the selected node's risks; null = nothing is selected. */
  readonly outlined: ReadonlySet<string> | null;
  readonly point: (cell: string | null) => void;
  /** Keys of the nodes whose risks are in the cell that is pointed at, else in the pressed one; null = none is. */
  readonly lit: ReadonlySet<string> | null;
}

/** The heat map beside a view that shows its risks. While it is closed it takes nothing away. */
export function useRiskBrush(
  view: DiagramView,
  {
    isOn,
    cell,
    selected,
  }: { isOn: boolean; cell: string | null; selected: Pick<DiagramNode, "components"> | null },
): RiskBrush {
  const { data, isError } = useQuery({ ...riskQueries.register(), enabled: isOn });
  const [pointed, point] = useState<string | null>(null);
  const [chosen, setOpen] = useState<boolean | null>(null);
  const hasRoom = useMediaQuery("(min-width: 48em)", true);
  const isOpen = chosen ?? hasRoom;
  const risks = useMemo(
    () =>
      data
        ? risksOn(
            data.risks,
            view.nodes.flatMap(({ components }) => components),
          )
        : null,
    [data, view],
  );
  const cells = useMemo(
    () =>
      data && risks
        ? narrowCells(data.cells, risks).map((row) => row.map((each) => ({ ...each, inherentOnly: [] })))
        : null,
    [data, risks],
  );
  const shown = isOn && isOpen ? (pointed ?? cell) : null;
  const lit = useMemo(() => {
    const found = shown === null || risks === null ? [] : risksIn(risks, shown);
    return found.length > 0 ? nodesOf(view.nodes, found) : null;
  }, [shown, risks, view]);
  const outlined = useMemo(
    () => (selected && risks ? cellsOf(risksOn(risks, selected.components)) : null),
    [selected, risks],
  );
  return { isOpen, setOpen, cells, risks, isFailed: isError && !data, outlined, point, lit };
}
