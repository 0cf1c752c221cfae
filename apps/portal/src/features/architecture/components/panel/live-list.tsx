import type { ComponentState } from "@greenroom/core/architecture";
import { Stack, Text } from "@mantine/core";
import { RelativeTime, StatusBadge } from "#portal/design/index.ts";
import classes from "./side-panel.module.css";
import { healthWords } from "#portal/features/architecture/health-words.ts";

/** What each binding of a component says, where it was read and how old that is. */
export function LiveList({ state }: { state: ComponentState | undefined }) {
  if (!state) return <Text c="dimmed">The live state has not been read yet.</Text>;
  if (state.health === "designed")
    return (
      <Text c="dimmed">
        Designed only. Nothing of it runs, so there is nothing that could be well or unwell; it gets a live
        state with its first binding in the model.
      </Text>
    );
  return (
    <Stack gap="sm">
      {state.bindings.map(({ binding, health, detail, source, observedAt, version }) => (
        <div key={binding} className={classes.binding}>
          <div className={classes.bindingHead}>
            <span className="gr-mono">{binding}</span>
            <StatusBadge tone={healthWords[health].tone}>{health}</StatusBadge>
          </div>
          <Text fz="sm">{detail}</Text>
          <Text fz="xs" c="dimmed">
            {version !== null && `version ${version} · `}
            {source}
            {observedAt !== null && (
              <>
                {" · "}
                <RelativeTime at={observedAt} />
              </>
            )}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
