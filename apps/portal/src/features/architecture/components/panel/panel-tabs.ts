export const panelTabs = ["overview", "live", "risks", "infra", "history"] as const;
export type PanelTab = (typeof panelTabs)[number];
