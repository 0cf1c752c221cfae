import { Skeleton } from "@mantine/core";
import classes from "./matrix.module.css";

/** The real layout, without anything in it yet. */
export function MatrixSkeleton() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading the environments">
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} height={index < 4 ? 36 : 84} />
      ))}
    </div>
  );
}
