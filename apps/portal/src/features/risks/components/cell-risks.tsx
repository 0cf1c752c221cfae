import { Anchor, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import Link from "next/link";
import { EmptyState } from "#portal/design/index.ts";
import { type PlacedRisk, risksIn } from "../risk-brush.ts";
import type { RiskView } from "../risk-view.ts";
import classes from "./cell-risks.module.css";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { BandBadge } from "./risk-words.tsx";

type Listed = PlacedRisk &
  Pick<RiskView, "title" | "outcome" | "residualBand" | "residualScore" | "priority">;

/** The risks of the pressed cell of a heat map, by priority, and how to let go of it; while none is pressed, those that
 * fire now. */
export function CellRisks<Risk extends Listed>({
  risks,
  cell,
  onRelease,
  onPoint,
}: {
  risks: readonly Risk[];
  /** "likelihood-impact" */
  cell: string | null;
  onRelease: () => void;
  /** The pointer or the focus is on this risk; null when it left. */
  onPoint?: (risk: Risk | null) => void;
}) {
  const found = cell === null ? risks.filter(({ outcome }) => outcome === "violated") : risksIn(risks, cell);
  const shown = found.toSorted((a, b) => b.priority - a.priority);
  const many = shown.length === 1 ? "1 risk" : `${shown.length} risks`;
  return (
    <section className={classes.list} aria-label="Risks of the heat map">
      <header className={classes.head}>
        <h3 className={classes.title} aria-live="polite">
          {cell === null ? `Fires now: ${many}` : `${cellWords(cell)}: ${many}`}
        </h3>
        {cell !== null && (
          <Button
            variant="default"
            size="compact-xs"
            rightSection={<IconX size={12} aria-hidden />}
            onClick={onRelease}
          >
            Clear
          </Button>
        )}
      </header>
      {shown.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState title={cell === null ? "No evidence is violated" : "No risk is left here"}>
            {cell === null
              ? "Press a cell of the heat map to see its risks."
              : "Press another cell, or clear this one to see all risks."}
          </EmptyState>
        </div>
      ) : (
        <ul className={classes.risks}>
          {shown.map((risk) => (
            <li
              key={risk.id}
              onMouseEnter={() => onPoint?.(risk)}
              onMouseLeave={() => onPoint?.(null)}
              onFocus={() => onPoint?.(risk)}
              onBlur={() => onPoint?.(null)}
            >
              <Anchor component={Link} href={`/risks/${risk.id}`} fz="sm" fw={500}>
                {risk.title}
              </Anchor>
              <span className={classes.facts}>
                <OutcomeBadge outcome={risk.outcome} />
                <BandBadge band={risk.residualBand} score={risk.residualScore} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {cell === null && shown.length > 0 && (
        <p className={classes.hint}>Press a cell of the heat map to see its risks.</p>
      )}
    </section>
  );
}

/** As the heat map's own buttons say it. */
export function cellWords(cell: string): string {
  const [likelihood = "", impact = ""] = cell.split("-");
  return `Likelihood ${likelihood}, impact ${impact}`;
}
