import type { RolloutView } from "@greenroom/core/rollouts";
import classes from "./replica-bars.module.css";

/** How many pods are updated, ready and available of those that are wanted. */
export function ReplicaBars({ replicas }: { replicas: RolloutView["replicas"] }) {
  const { desired } = replicas;
  return (
    <dl className={classes.bars}>
      {(["updated", "ready", "available"] as const).map((kind) => (
        <div key={kind} className={classes.row}>
          <dt>{kind}</dt>
          <dd>
            <span className={classes.track} aria-hidden>
              <span
                className={classes.fill}
                data-full={replicas[kind] >= desired}
                style={{ width: `${desired === 0 ? 0 : Math.min(100, (replicas[kind] / desired) * 100)}%` }}
              />
            </span>
            <span className={classes.count}>
              {replicas[kind]} of {desired}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
