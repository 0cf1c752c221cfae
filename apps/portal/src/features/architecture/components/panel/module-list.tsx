import type { Infrastructure } from "@greenroom/core/architecture";
import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { RelativeTime, StatusBadge, type StatusTone } from "#portal/design/index.ts";
import { type DriftReading, type LayerState, moduleState } from "#portal/features/architecture/drift-view.ts";
import { useDrift } from "../readings/use-drift.ts";
import classes from "./side-panel.module.css";

const words: Readonly<Record<LayerState, readonly [StatusTone, string]>> = {
  drifted: ["warn", "Drifted"],
  "changes-left": ["waiting", "Changes left"],
  "in-sync": ["good", "In sync"],
  "never-planned": ["idle", "Not known, never planned"],
  "not-known": ["idle", "Not known"],
};

/** The modules that make a component, and what each environment's newest plan says of them. */
export function ModuleList({ infrastructure }: { infrastructure: readonly Infrastructure[] }) {
  const { reading } = useDrift(infrastructure.length > 0);
  return infrastructure.map(({ layer, module }) => (
    <section key={`${layer} ${module}`} aria-label={`Module ${module} of the layer ${layer}`}>
      <h3 className={classes.section}>
        Module {module} of the layer {layer}
      </h3>
      {reading ? (
        <ModuleStates reading={reading} layer={layer} module={module} />
      ) : (
        <Text fz="xs" c="dimmed">
          The newest plans have not been read yet.
        </Text>
      )}
    </section>
  ));
}

function ModuleStates({ reading, layer, module }: { reading: DriftReading } & Infrastructure) {
  const found = reading.environments.flatMap((environment) =>
    environment.layers
      .filter((each) => each.layer === layer)
      .map((each) => ({ ...each, environment, state: moduleState(each, module) })),
  );
  if (found.length === 0)
    return (
      <Text fz="xs" c="dimmed">
        No environment has this layer.
      </Text>
    );
  return (
    <ul className={classes.edges}>
      {found.map(({ environment, state, at, runId }) => {
        const [tone, word] = words[state];
        return (
          <li key={environment.id}>
            <span className={classes.label}>{environment.name}</span>
            <StatusBadge tone={tone}>{word}</StatusBadge>
            <span className={classes.note}>
              {environment.unread}
              {at !== null && runId !== null && (
                <>
                  {"by the newest plan, "}
                  <RelativeTime at={at} />
                  {" · "}
                  <Anchor component={Link} href={`/runs/${runId}`} inherit>
                    run
                  </Anchor>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
