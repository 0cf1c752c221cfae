"use client";

import { type ComponentHealth, type DiagramNode, worstHealth } from "@greenroom/core/architecture";
import { Anchor, Breadcrumbs, SegmentedControl, Skeleton, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { FailedState, PageHeader, Panel } from "../../../design/index.ts";
import { ProblemError } from "../../../http/fetch-json.ts";
import { useLiveTopic } from "../../../live/use-live-topic.ts";
import type { DiagramScope } from "../architecture-view.ts";
import { nodePath } from "../paths.ts";
import { architectureQueries } from "../queries/architecture-queries.ts";
import classes from "./architecture-page.module.css";
import { DiagramCanvas } from "./diagram-canvas.tsx";
import { DiagramLegend } from "./diagram-legend.tsx";
import { DiagramTable } from "./diagram-table.tsx";
import { ModelBanner } from "./model-banner.tsx";
import { panelTabs, SidePanel } from "./side-panel.tsx";

const urlState = {
  select: parseAsString,
  tab: parseAsStringLiteral(panelTabs).withDefault("overview"),
  view: parseAsStringLiteral(["diagram", "table"] as const).withDefault("diagram"),
};

export function ArchitecturePage({ scope }: { scope: DiagramScope }) {
  const router = useRouter();
  const client = useQueryClient();
  const diagram = useQuery(architectureQueries.diagram(scope));
  const live = useQuery(architectureQueries.states());
  const [url, setUrl] = useQueryStates(urlState, { history: "replace" });
  useLiveTopic("rollouts", () => {
    // Several pods change at once: one reading under way is enough.
    void client.invalidateQueries(
      { queryKey: architectureQueries.states().queryKey },
      { cancelRefetch: false },
    );
  });

  const page = diagram.data;
  const stateOf = useMemo(
    () => new Map(live.data?.states.map((state) => [state.component, state]) ?? []),
    [live.data],
  );
  const states = useMemo(() => {
    const healths = new Map<string, ComponentHealth>();
    for (const node of page?.view.nodes ?? [])
      healths.set(
        node.key,
        node.reality === "designed"
          ? "designed"
          : live.data === undefined
            ? "unknown"
            : worstHealth(node.components.flatMap((id) => stateOf.get(id) ?? [])),
      );
    return healths;
  }, [page, live.data, stateOf]);

  const zoneOf = useCallback(
    (id: string) => page?.components.find((component) => component.id === id)?.zone ?? null,
    [page],
  );

  if (diagram.isError) {
    const problem = diagram.error instanceof ProblemError ? diagram.error.problem : null;
    return (
      <FailedState
        what={problem?.message ?? "The architecture could not be read."}
        remedy={problem?.remedy ?? "It is tried again when the page is opened again."}
      />
    );
  }
  if (!page) return <Skeleton height={480} radius="lg" aria-label="Loading the architecture" />;

  const { view } = page;
  const drawn = { ...view, edges: view.edges.filter(({ key }) => !page.undrawnEdges.includes(key)) };
  const here = page.trail.at(-1)?.path;
  const pathOf = (node: DiagramNode) => {
    const path = nodePath(node, zoneOf);
    return path === here ? null : path;
  };
  const selectedNode =
    view.nodes.find(({ target }) => target.id === url.select) ??
    (scope.level === "component" && url.select === null
      ? view.nodes.find(({ target }) => target.id === scope.component)
      : undefined) ??
    null;
  const open = (node: DiagramNode) => {
    const path = pathOf(node);
    if (path) router.push(path);
  };
  const close = () => void setUrl({ select: scope.level === "component" ? "" : null, tab: null });

  return (
    <>
      <PageHeader
        title={page.title}
        description={page.description}
        actions={
          <SegmentedControl
            aria-label="Shown as"
            value={url.view}
            onChange={(value) => void setUrl({ view: value === "table" ? "table" : null })}
            data={[
              { value: "diagram", label: "Diagram" },
              { value: "table", label: "Table" },
            ]}
          />
        }
      />
      <ModelBanner faults={page.model.faults} loadedAt={page.model.loadedAt} />
      <Panel
        flush
        stale={live.isError}
        title={
          <Breadcrumbs separator="›" separatorMargin={6} aria-label="Level">
            {page.trail.map(({ label, path }) =>
              path === here ? (
                <Text key={path} span inherit aria-current="location">
                  {label}
                </Text>
              ) : (
                <Anchor key={path} component={Link} href={path} inherit fw={500}>
                  {label}
                </Anchor>
              ),
            )}
          </Breadcrumbs>
        }
        actions={
          url.view === "diagram" && (
            <Text fz="xs" c="dimmed" visibleFrom="sm">
              Click for details, double-click to go in
            </Text>
          )
        }
      >
        <div className={classes.split}>
          <div className={classes.main}>
            {url.view === "table" ? (
              <DiagramTable
                view={view}
                states={states}
                pathOf={(key) => {
                  const node = view.nodes.find((candidate) => candidate.key === key);
                  return node ? pathOf(node) : null;
                }}
              />
            ) : (
              <DiagramCanvas
                key={here}
                label={`${page.title}: diagram`}
                text={page.text}
                fontSizePx={page.fontSizePx}
                view={view}
                states={states}
                selected={selectedNode?.key ?? null}
                onSelect={(node) => void setUrl({ select: node.target.id })}
                onOpen={open}
                onClose={close}
              />
            )}
          </div>
          {selectedNode && (
            <SidePanel
              node={selectedNode}
              detail={{
                component: page.components.find(
                  ({ id }) => selectedNode.target.kind === "component" && id === selectedNode.target.id,
                ),
                zone: page.zones.find(
                  ({ id }) => selectedNode.target.kind === "zone" && id === selectedNode.target.id,
                ),
              }}
              states={selectedNode.components.flatMap((id) => stateOf.get(id) ?? [])}
              tab={url.tab}
              path={pathOf(selectedNode)}
              onTab={(tab) => void setUrl({ tab })}
              onClose={close}
            />
          )}
        </div>
        <DiagramLegend
          view={url.view === "table" ? view : drawn}
          undrawn={url.view === "table" ? 0 : page.undrawnEdges.length}
          states={states}
          asOf={live.data?.at ?? null}
        />
      </Panel>
    </>
  );
}
