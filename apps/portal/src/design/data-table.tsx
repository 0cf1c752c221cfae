"use client";

import { DataTable as MantineDataTable, type DataTableColumn, type DataTableProps } from "mantine-datatable";
import type { ReactNode } from "react";
import classes from "./data-table.module.css";
import narrow from "./narrow-rows.module.css";

interface TableProps<Row> {
  /** What an empty table says instead of its rows. */
  readonly empty: ReactNode;
  readonly columns: DataTableColumn<Row>[];
  /** The column that a row is about; left out = the first. */
  readonly main?: string;
  /** Columns whose values say by themselves what they are. */
  readonly plain?: readonly string[];
}

/** A dense table with hairlines. On a phone each row has two lines: what it is about, and the rest of it, each with its
 * column's title where that is needed. */
export function DataTable<Row>({ empty, main, plain = [], ...props }: DataTableProps<Row> & TableProps<Row>) {
  const records = "records" in props ? props.records : undefined;
  if (records && records.length === 0) return <div style={{ padding: 16 }}>{empty}</div>;
  const defaults = {
    withTableBorder: false,
    highlightOnHover: true,
    highlightOnHoverColor: "var(--gr-hover)",
    verticalSpacing: 8,
    horizontalSpacing: 16,
    fz: "sm",
    borderColor: "var(--gr-hairline)",
    rowBorderColor: "var(--gr-hairline)",
    backgroundColor: "transparent",
    classNames: { header: classes.header, table: narrow.rows },
  } as const;
  const columns = props.columns.map((column, index) =>
    labelled(column, main === undefined ? index === 0 : column.accessor === main, plain),
  );
  return <MantineDataTable {...{ ...defaults, ...props, columns }} />;
}

/** Says in each cell of which column it is, for when the columns have no heads. */
function labelled<Row>(
  column: DataTableColumn<Row>,
  isMain: boolean,
  plain: readonly string[],
): DataTableColumn<Row> {
  const { accessor, title } = column;
  const isNamed = typeof title === "string" && title !== "" && !plain.includes(String(accessor));
  const cell = { ...(isMain ? { "data-main": true } : {}), ...(isNamed ? { "data-label": title } : {}) };
  return { ...column, customCellAttributes: () => cell };
}
