export const panelTabs = ["overview", "live", "risks", "docs", "infra", "history"] as const;
export type PanelTab = (typeof panelTabs)[number];
