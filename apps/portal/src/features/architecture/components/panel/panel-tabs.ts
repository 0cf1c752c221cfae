export const panelTabs = ["overview", "live", "risks", "infra"] as const;
export type PanelTab = (typeof panelTabs)[number];
