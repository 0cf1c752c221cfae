import type { ComponentState, DiagramNode } from "@greenroom/core/architecture";
import { CloseButton, Stack, Tabs } from "@mantine/core";
import { LinkButton } from "../../../design/index.ts";
import type { ComponentDetail, ZoneDetail } from "../architecture-view.ts";
import { ComponentOverview, ZoneOverview } from "./component-overview.tsx";
import { LiveList } from "./live-list.tsx";
import { RiskList } from "./risk-list.tsx";
import classes from "./side-panel.module.css";

export const panelTabs = ["overview", "live", "risks"] as const;
export type PanelTab = (typeof panelTabs)[number];

/** What is known of the selected node. */
export function SidePanel({
  node,
  detail,
  states,
  tab,
  path,
  onTab,
  onClose,
}: {
  node: DiagramNode;
  detail: { component: ComponentDetail | undefined; zone: ZoneDetail | undefined };
  /** Of the components that the node stands for. */
  states: readonly ComponentState[];
  tab: PanelTab;
  /** Where the node leads; null when this is its page. */
  path: string | null;
  onTab: (tab: PanelTab) => void;
  onClose: () => void;
}) {
  const { component, zone } = detail;
  const risks = component?.risks ?? zone?.risks ?? [];
  const alive = states.filter(({ health }) => health !== "designed");
  return (
    <aside className={classes.panel} aria-label={`${node.label}: details`}>
      <div className={classes.head}>
        <h2 className={classes.title}>{node.label}</h2>
        <CloseButton aria-label="Close details" size="sm" onClick={onClose} />
      </div>
      <Tabs
        value={tab}
        onChange={(value) => onTab(panelTabs.find((candidate) => candidate === value) ?? "overview")}
        keepMounted={false}
      >
        <Tabs.List px={8}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="live">Live</Tabs.Tab>
          <Tabs.Tab value="risks">Risks {risks.length}</Tabs.Tab>
        </Tabs.List>
        <div className={classes.body}>
          <Tabs.Panel value="overview">
            {component && <ComponentOverview component={component} />}
            {zone && <ZoneOverview zone={zone} />}
            {path !== null && (
              <LinkButton href={path} variant="default" size="xs" mt="md">
                {zone ? "Open this zone" : "Open this component"}
              </LinkButton>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="live">
            {alive.length === 0 ? (
              <LiveList state={states[0]} />
            ) : (
              <Stack gap="sm">
                {alive.map((state) => (
                  <LiveList key={state.component} state={state} />
                ))}
              </Stack>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="risks">
            <RiskList risks={risks} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </aside>
  );
}
