import type { PodView } from "@greenroom/core/rollouts";
import { IconAlertTriangle, IconCheck, IconDots, IconX } from "@tabler/icons-react";
import { Hint } from "#portal/design/index.ts";
import classes from "./pod-grid.module.css";
import { podState, podTone } from "./pod-state.ts";

const icons = {
  good: IconCheck,
  busy: IconDots,
  warn: IconAlertTriangle,
  bad: IconX,
  idle: IconDots,
} as const;

/** Eight pods a row; those of older revisions are outlined. */
export function PodGrid({ pods }: { pods: readonly PodView[] }) {
  if (pods.length === 0) return <span className={classes.none}>No pods.</span>;
  return (
    <ul className={classes.grid} aria-label="Pods">
      {pods.map((pod) => {
        const tone = podTone(pod);
        const Icon = icons[tone];
        const words = `${pod.name}: ${podState(pod)}${pod.restarts > 0 ? `, ${pod.restarts} restarts` : ""}${pod.isCurrent ? "" : ", older revision"}`;
        return (
          <Hint key={pod.name} label={words}>
            <li className={classes.pod} data-tone={tone} data-current={pod.isCurrent} aria-label={words}>
              <Icon size={14} stroke={2.2} aria-hidden />
              {pod.restarts > 0 && <span className={classes.restarts}>{pod.restarts}</span>}
            </li>
          </Hint>
        );
      })}
    </ul>
  );
}
