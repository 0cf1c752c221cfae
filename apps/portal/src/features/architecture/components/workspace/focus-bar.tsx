import { Button, SegmentedControl, Text } from "@mantine/core";
import { focusDepths, focusDirections } from "#portal/features/architecture/focus.ts";
import classes from "./workspace.module.css";
import type { SetViewState, ViewState } from "./use-view-state.ts";

const directionNames = { upstream: "Upstream", both: "Both", downstream: "Downstream" } as const;

/** What focus mode shows, and how far it reaches. */
export function FocusBar({
  name,
  reached,
  state,
  onChange,
}: {
  name: string;
  /** How many other parts are within reach. */
  reached: number;
  state: ViewState;
  onChange: SetViewState;
}) {
  return (
    <div className={classes.strip} role="group" aria-label="Focus mode">
      <Text fz="xs" fw={600}>
        Focus: {name}
      </Text>
      <SegmentedControl
        aria-label="Direction"
        value={state.direction}
        onChange={(value) =>
          void onChange({ direction: focusDirections.find((direction) => direction === value) ?? null })
        }
        data={focusDirections.map((value) => ({ value, label: directionNames[value] }))}
      />
      <SegmentedControl
        aria-label="Depth in hops"
        value={String(state.depth)}
        onChange={(value) =>
          void onChange({ depth: focusDepths.find((depth) => String(depth) === value) ?? null })
        }
        data={focusDepths.map(String)}
      />
      <span role="status" className={classes.count}>
        {reached} within {state.depth === 1 ? "one hop" : `${state.depth} hops`}
      </span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => void onChange({ focus: null, direction: null, depth: null })}
      >
        Leave (Esc)
      </Button>
    </div>
  );
}
