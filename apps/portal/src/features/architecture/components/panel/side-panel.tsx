import { type DiagramNode, stateIn } from "@greenroom/core/architecture";
import { CloseButton, Group, Stack, Tabs, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { LinkButton } from "#portal/design/index.ts";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import type { LiveReading } from "#portal/features/architecture/overlays/live-reading.ts";
import { useEnvironment } from "#portal/features/shell/use-environment.ts";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import { ComponentOverview, ZoneOverview } from "./component-overview.tsx";
import { DocumentsTab } from "./documents/documents-tab.tsx";
import { HistoryList } from "./history-list.tsx";
import { InfraList } from "./infra-list.tsx";
import { LiveList } from "./live-list.tsx";
import { ModuleList } from "./module-list.tsx";
import { type PanelTab, panelTabs } from "./panel-tabs.ts";
import { RiskList } from "./risk-list.tsx";
import classes from "./side-panel.module.css";
import { UnmodelledOverview } from "./unmodelled-overview.tsx";

interface Tab {
  readonly label: string;
  readonly content: ReactNode;
}

/** What is known of the selected node. A tab without anything to say is not there. */
export function SidePanel({
  node,
  page,
  live,
  tab,
  doc,
  path,
  failPath,
  note,
  onTab,
  onDoc,
  onClose,
}: {
  node: DiagramNode;
  page: DiagramPage;
  live: LiveReading;
  tab: PanelTab;
  /** The document that is open; null = none. */
  doc: string | null;
  /** Where the node leads; null when this is its page. */
  path: string | null;
  /** Where it is asked what happens without it; null = it is asked already. */
  failPath: string | null;
  /** What this page says of it, before everything else. */
  note?: ReactNode;
  onTab: (tab: PanelTab) => void;
  onDoc: (path: string | null) => void;
  onClose: () => void;
}) {
  const { kind, id } = node.target;
  const component =
    kind === "component" ? page.components.find((candidate) => candidate.id === id) : undefined;
  const zone = kind === "zone" ? page.zones.find((candidate) => candidate.id === id) : undefined;
  const risks = component?.risks ?? zone?.risks ?? [];
  const firing = (live.firing ?? []).filter(({ components }) =>
    components.some((candidate) => node.components.includes(candidate)),
  );
  const { environment } = useEnvironment();
  const keep = useKeptAddress();
  const known = node.components
    .flatMap((own) => live.states?.get(own) ?? [])
    .filter(({ health }) => health !== "designed");
  const alive = environment ? known.flatMap((state) => stateIn(state, environment.id) ?? []) : known;
  const tabs: Partial<Record<PanelTab, Tab>> = {
    overview: {
      label: "Overview",
      content: (
        <>
          {component && <ComponentOverview component={component} />}
          {zone && <ZoneOverview zone={zone} />}
          {kind === "workload" && <UnmodelledOverview node={node} />}
          <Group gap={8} mt="md">
            {path !== null && (
              <LinkButton href={keep(path)} variant="default" size="xs">
                {zone ? "Open this zone" : "Open this component"}
              </LinkButton>
            )}
            {failPath !== null && (
              <LinkButton href={failPath} variant="default" size="xs">
                Fail this
              </LinkButton>
            )}
          </Group>
        </>
      ),
    },
    ...(node.reality === "deployed" &&
      kind !== "workload" && {
        live: {
          label: "Live",
          content: (
            <Stack gap="sm">
              {known.length === 0 && <LiveList state={undefined} />}
              {known.length > 0 && alive.length === 0 && (
                <Text c="dimmed">Nothing of it runs in {environment?.name}.</Text>
              )}
              {alive.map((state) => (
                <LiveList key={state.component} state={state} />
              ))}
            </Stack>
          ),
        },
      }),
    ...(risks.length > 0 && {
      risks: {
        label: `Risks ${risks.length}`,
        content: <RiskList risks={risks} firing={firing} isFiringKnown={live.firing !== null} />,
      },
    }),
    ...(component &&
      component.documents.length > 0 && {
        docs: {
          label: `Docs ${component.documents.length}`,
          content: <DocumentsTab component={component} path={doc} onOpen={onDoc} />,
        },
      }),
    ...(component &&
      component.bindings.length > 0 && {
        infra: {
          label: "Infra",
          content: (
            <>
              <InfraList bindings={component.bindings} />
              <ModuleList infrastructure={component.infrastructure} />
            </>
          ),
        },
      }),
    ...(kind !== "workload" && {
      history: { label: "History", content: <HistoryList target={{ kind, id }} /> },
    }),
  };
  const shown = panelTabs.filter((candidate) => tabs[candidate] !== undefined);
  return (
    <aside className={classes.panel} aria-label={`${node.label}: details`}>
      <div className={classes.head}>
        <h2 className={classes.title}>{node.label}</h2>
        <CloseButton aria-label="Close details" size="sm" onClick={onClose} />
      </div>
      {note}
      <Tabs
        value={shown.includes(tab) ? tab : "overview"}
        onChange={(value) => onTab(panelTabs.find((candidate) => candidate === value) ?? "overview")}
        keepMounted={false}
      >
        <Tabs.List px={8}>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} px={6}>
              {tabs[name]?.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.body}>
            {tabs[name]?.content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  );
}
