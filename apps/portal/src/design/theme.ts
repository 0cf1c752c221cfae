"use client";

import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const iris: MantineColorsTuple = [
  "#eef0fd",
  "#dadefa",
  "#b5bdf3",
  "#8e9aec",
  "#6f7de5",
  "#5a69df",
  "#4a58cf",
  "#3d49b3",
  "#333d94",
  "#262d6e",
];
// A cool neutral for both palettes: light surfaces come from the top, dark ones from the bottom.
const slate: MantineColorsTuple = [
  "#f8f9fb",
  "#f1f3f6",
  "#e5e8ed",
  "#d3d8e0",
  "#aab2bf",
  "#818a99",
  "#5c6574",
  "#434b58",
  "#2c323c",
  "#1b1f26",
];
const ink: MantineColorsTuple = [
  "#e6e9ee",
  "#c3c9d3",
  "#98a1af",
  "#6e7786",
  "#454d5a",
  "#333a45",
  "#262c35",
  "#1a1f26",
  "#14181e",
  "#0f1216",
];

/** The list itself scrolls: a scroll area within it would be one that no key reaches. */
const listThatScrolls = {
  props: { withScrollArea: false },
  styles: { options: { maxHeight: 220, overflowY: "auto" } },
} as const;

export const theme = createTheme({
  primaryColor: "iris",
  primaryShade: { light: 6, dark: 5 },
  colors: { iris, gray: slate, dark: ink },
  fontFamily: "var(--font-geist-sans), system-ui, sans-serif",
  fontFamilyMonospace: "var(--font-geist-mono), ui-monospace, monospace",
  headings: { fontFamily: "var(--font-geist-sans), system-ui, sans-serif", fontWeight: "600" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.5" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    Tooltip: { defaultProps: { withArrow: false, openDelay: 300, transitionProps: { duration: 100 } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Modal: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    // What Mantine puts into a menu to have the focus first is no item of it.
    Menu: {
      defaultProps: { shadow: "md", transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false },
    },
    Table: { defaultProps: { verticalSpacing: 8, horizontalSpacing: 16, fz: "sm" } },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 500 } },
    Text: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", ...listThatScrolls.props }, styles: listThatScrolls.styles },
    MultiSelect: { defaultProps: listThatScrolls.props, styles: listThatScrolls.styles },
    SegmentedControl: { defaultProps: { size: "xs" } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fbfbfc",
    "--mantine-color-text": "#1d2129",
    "--mantine-color-dimmed": "#596170",
    "--mantine-color-default-border": "#e3e6eb",
    "--gr-surface": "#ffffff",
    "--gr-surface-sunken": "#f4f5f8",
    "--gr-hairline": "#e6e8ed",
    "--gr-hover": "#f2f4f7",
    "--gr-shadow": "0 1px 2px rgb(20 26 38 / 5%)",
    "--gr-good": "#177245",
    "--gr-busy": "#2d5fb8",
    "--gr-warn": "#925400",
    "--gr-stale": "#925400",
    "--gr-bad": "#b92c33",
    "--gr-idle": "#596170",
    "--gr-production": "#a3272e",
    "--gr-accent-text": "#3d49b3",
  },
  dark: {
    "--mantine-color-body": "#0f1216",
    "--mantine-color-text": "#e2e6ec",
    "--mantine-color-dimmed": "#97a1b0",
    "--mantine-color-default-border": "#2a303a",
    "--mantine-color-anchor": "#a6b0f5",
    "--gr-surface": "#14181e",
    "--gr-surface-sunken": "#0b0e11",
    "--gr-hairline": "#242a33",
    "--gr-hover": "#1b2027",
    // No shadow, of a kind that can stand beside another.
    "--gr-shadow": "0 0 transparent",
    "--gr-good": "#58bd86",
    "--gr-busy": "#7ba6ee",
    "--gr-warn": "#dba34b",
    "--gr-stale": "#dba34b",
    "--gr-bad": "#f0797e",
    "--gr-idle": "#97a1b0",
    "--gr-production": "#f0797e",
    "--gr-accent-text": "#a6b0f5",
  },
});
