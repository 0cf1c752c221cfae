import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./data-table.module.css";
import narrow from "./narrow-rows.module.css";

/** A table of rows that are written out. On a phone each row has two lines: its cell with `data-main`, and the others,
 * after what `data-label` says of them. */
export function WideTable({
  minWidth,
  label,
  highlightOnHover = false,
  children,
}: {
  /** px, where there is room. */
  minWidth: number;
  label: string;
  highlightOnHover?: boolean;
  children: ReactNode;
}) {
  return (
    <Table.ScrollContainer type="native" minWidth={minWidth} className={narrow.scroll}>
      <Table
        highlightOnHover={highlightOnHover}
        highlightOnHoverColor="var(--gr-hover)"
        aria-label={label}
        className={`${narrow.rows} ${classes.heads}`}
      >
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
