"use client";

import { DataTable as MantineDataTable, type DataTableProps } from "mantine-datatable";
import type { ReactNode } from "react";
import classes from "./data-table.module.css";

/** A dense table with hairlines. `empty` is what an empty table says instead of its rows. */
export function DataTable<Row>({ empty, ...props }: DataTableProps<Row> & { empty: ReactNode }) {
  const records = "records" in props ? props.records : undefined;
  if (records && records.length === 0) return <div style={{ padding: 16 }}>{empty}</div>;
  const defaults = {
    withTableBorder: false,
    highlightOnHover: true,
    verticalSpacing: 8,
    horizontalSpacing: 16,
    fz: "sm",
    borderColor: "var(--gr-hairline)",
    rowBorderColor: "var(--gr-hairline)",
    backgroundColor: "transparent",
    classNames: { header: classes.header },
  } as const;
  return <MantineDataTable {...{ ...defaults, ...props }} />;
}
