import { Button, Group, SegmentedControl, Select } from "@mantine/core";
import { IconFilter, IconFocus2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { overlayIds, overlayNames } from "#portal/features/architecture/overlays/overlay.ts";
import type { SetViewState, ViewState } from "./use-view-state.ts";

const overlayChoices = overlayIds.map((value) => ({ value, label: overlayNames[value] }));

export function WorkspaceToolbar({
  state,
  onChange,
  hasOverlays,
  focus,
  filter,
  children,
}: {
  state: ViewState;
  onChange: SetViewState;
  /** False where the page has a colouring of its own. */
  hasOverlays: boolean;
  /** Null where nothing is selected that could be focused on. */
  focus: (() => void) | null;
  filter: { readonly isOn: boolean; readonly open: () => void };
  children: ReactNode;
}) {
  const choose = (value: string | null) =>
    void onChange({ overlay: overlayIds.find((id) => id === value) ?? null });
  return (
    <Group gap={8}>
      {hasOverlays && (
        <>
          <SegmentedControl
            aria-label="Overlay"
            visibleFrom="lg"
            value={state.overlay}
            onChange={choose}
            data={overlayChoices}
          />
          <Select
            aria-label="Overlay"
            hiddenFrom="lg"
            size="xs"
            w={128}
            allowDeselect={false}
            value={state.overlay}
            onChange={choose}
            data={overlayChoices}
          />
        </>
      )}
      {state.view === "diagram" && (
        <Button
          variant="default"
          size="compact-sm"
          fz="xs"
          leftSection={<IconFocus2 size={14} />}
          disabled={focus === null}
          onClick={() => focus?.()}
        >
          Focus
        </Button>
      )}
      <Button
        variant={filter.isOn ? "light" : "default"}
        size="compact-sm"
        fz="xs"
        leftSection={<IconFilter size={14} />}
        onClick={filter.open}
      >
        Filter
      </Button>
      <SegmentedControl
        aria-label="Shown as"
        value={state.view}
        onChange={(value) => void onChange({ view: value === "table" ? "table" : null })}
        data={[
          { value: "diagram", label: "Diagram" },
          { value: "table", label: "Table" },
        ]}
      />
      {children}
    </Group>
  );
}
