import { Skeleton } from "@mantine/core";
import classes from "./compare-page.module.css";

const rows = [0, 1, 2, 3, 4, 5];

export function CompareSkeleton({ hasDrawing }: { hasDrawing: boolean }) {
  return (
    <div className={classes.skeleton} role="status" aria-busy aria-label="Comparing">
      {hasDrawing && (
        <>
          <Skeleton height={28} width={320} maw="100%" />
          <Skeleton className={classes.canvas} radius="md" />
        </>
      )}
      {rows.map((row) => (
        <Skeleton key={row} height={38} />
      ))}
    </div>
  );
}
