import { ActionIcon } from "@mantine/core";
import {
  IconAspectRatio,
  IconFocusCentered,
  IconKeyboard,
  IconMaximize,
  IconMinimize,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { Hint } from "#portal/design/index.ts";
import classes from "./canvas-tools.module.css";

export interface CanvasToolActions {
  readonly zoomIn: () => unknown;
  readonly zoomOut: () => unknown;
  readonly fit: () => unknown;
  readonly actualSize: () => unknown;
  readonly help: () => unknown;
  readonly fullScreen: { readonly isOn: boolean; readonly toggle: () => unknown };
}

export function CanvasTools({ actions }: { actions: CanvasToolActions }) {
  const { isOn, toggle } = actions.fullScreen;
  return (
    <div className={classes.tools} role="toolbar" aria-label="Zoom">
      <Tool label="Zoom in (+)" icon={IconPlus} onClick={actions.zoomIn} />
      <Tool label="Zoom out (−)" icon={IconMinus} onClick={actions.zoomOut} />
      <Tool label="Fit (0)" icon={IconFocusCentered} onClick={actions.fit} />
      <Tool label="Actual size (1)" icon={IconAspectRatio} onClick={actions.actualSize} />
      <Tool
        label={isOn ? "Leave full screen" : "Full screen"}
        icon={isOn ? IconMinimize : IconMaximize}
        onClick={toggle}
      />
      <Tool label="Keys (?)" icon={IconKeyboard} onClick={actions.help} />
    </div>
  );
}

function Tool({
  label,
  icon: Icon,
  onClick,
}: {
  label: string;
  icon: typeof IconPlus;
  onClick: () => unknown;
}) {
  return (
    <Hint label={label}>
      <ActionIcon aria-label={label} size={30} onClick={() => void onClick()}>
        <Icon size={16} />
      </ActionIcon>
    </Hint>
  );
}
