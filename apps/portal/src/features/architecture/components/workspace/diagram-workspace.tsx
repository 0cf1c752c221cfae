import type { DiagramNode } from "@greenroom/core/architecture";
import { useDisclosure, useFullscreenDocument } from "@mantine/hooks";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from "react";
import type { DiagramPage } from "#portal/features/architecture/architecture-view.ts";
import { isFiltering } from "#portal/features/architecture/component-filter.ts";
import { type FailingPart, formatPart } from "#portal/features/architecture/failing-parts.ts";
import type { OverlayView } from "#portal/features/architecture/overlays/overlay.ts";
import { offerFinder } from "#portal/features/shell/palette-finder.ts";
import { useKeptAddress } from "#portal/features/shell/use-kept-address.ts";
import { whatIfPath } from "#portal/features/architecture/paths.ts";
import { DiagramCanvas } from "../canvas/diagram-canvas.tsx";
import type { NodeNotes, Step } from "../canvas/paint-drawing.ts";
import palette from "../overlay-palette.module.css";
import { SidePanel } from "../panel/side-panel.tsx";
import { DiagramLegend } from "./diagram-legend.tsx";
import { DiagramTable } from "./diagram-table.tsx";
import { ExportMenu } from "../export/export-menu.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FocusBar } from "./focus-bar.tsx";
import { HeatCard } from "./heat-card.tsx";
import { useWorkspace } from "./use-workspace.ts";
import { WorkspaceToolbar } from "./workspace-toolbar.tsx";
import classes from "./workspace.module.css";

/** A view with all that one does with it: overlays, focus, filter, export, the table twin and the details. */
export function DiagramWorkspace({
  page,
  title,
  pathOf,
  onOpen,
  overlay = null,
  initial = null,
  step = null,
  isSimulation = false,
  failing = none,
  renderNote,
  aside,
}: {
  page: DiagramPage;
  title: ReactNode;
  /** Where a double-click on a node leads; null = nowhere. */
  pathOf: (node: DiagramNode) => string | null;
  onOpen: (path: string) => void;
  /** Takes the place of the overlays that can be chosen. */
  overlay?: OverlayView | null;
  initial?: string | null;
  step?: Step | null;
  isSimulation?: boolean;
  /** What is supposed to fail already. */
  failing?: readonly FailingPart[];
  /** What the page has to say of a selected node, before its details. */
  renderNote?: (node: DiagramNode) => ReactNode;
  /** Stands beside the diagram while nothing is selected. */
  aside?: ReactNode;
}) {
  const space = useWorkspace(page, overlay, initial);
  const keep = useKeptAddress();
  const { state, setState, selected, focused } = space;
  const screen = useFullscreenDocument();
  const [isFilterOpen, filter] = useDisclosure(isFiltering(state));
  const firstCondition = useRef<HTMLInputElement>(null);
  const notes = useMemo(() => notesOf(page, state.overlay), [page, state.overlay]);
  const close = () => void setState({ select: initial === null ? null : "", tab: null, doc: null });
  const openFilter = () => {
    filter.open();
    requestAnimationFrame(() => firstCondition.current?.focus());
  };
  const legend = (
    <DiagramLegend
      view={page.view}
      overlay={space.overlay}
      gaps={page.gaps ?? []}
      highlighted={space.highlighted}
      onHighlight={space.setHighlighted}
    />
  );
  const find = useEffectEvent((thing: string) => {
    const node = page.view.nodes.find(({ target }) => `${target.kind}:${target.id}` === thing);
    if (node) space.select(node);
    return node !== undefined;
  });
  useEffect(() => offerFinder(find), []);
  const focusOn = (node: DiagramNode | null) => space.focus(node ?? selected);

  return (
    <section
      className={`${classes.workspace} ${palette.palette}`}
      data-full-screen={screen.fullscreen}
      aria-label={page.title}
    >
      <header className={classes.header}>
        <div className={classes.title}>{title}</div>
        <WorkspaceToolbar
          state={state}
          onChange={setState}
          hasOverlays={overlay === null}
          focus={selected && selected.key !== focused?.key ? () => focusOn(selected) : null}
          filter={{ isOn: isFiltering(state), open: openFilter }}
        >
          <ExportMenu page={page} view={page.view} overlay={space.overlay} emphasis={space.emphasis} />
        </WorkspaceToolbar>
      </header>
      {focused && (
        <FocusBar
          name={focused.label}
          reached={(space.distances?.size ?? 1) - 1}
          state={state}
          onChange={setState}
        />
      )}
      {isFilterOpen && (
        <FilterBar
          page={page}
          state={state}
          onChange={setState}
          onClose={filter.close}
          first={firstCondition}
        />
      )}
      <div className={classes.split}>
        {space.brush && (
          <HeatCard brush={space.brush} selected={state.cell} onSelect={(cell) => void setState({ cell })} />
        )}
        <div className={classes.main}>
          {state.view === "table" ? (
            <DiagramTable
              view={page.view}
              overlay={space.overlay}
              emphasis={space.emphasis}
              pathOf={pathOf}
            />
          ) : (
            <DiagramCanvas
              label={`${page.title}: diagram`}
              drawn={page.drawn}
              fontSizePx={page.fontSizePx}
              view={page.view}
              overlay={space.overlay}
              emphasis={space.emphasis}
              notes={notes}
              selected={selected?.key ?? null}
              step={step}
              about={keysOf(page, failing)}
              isSimulation={isSimulation}
              fullScreen={{ isOn: screen.fullscreen, toggle: screen.toggle }}
              legend={legend}
              actions={{
                onSelect: space.select,
                onOpen: (node) => {
                  const path = pathOf(node);
                  if (path !== null) onOpen(keep(path));
                },
                onFocus: focusOn,
                onEscape: () => (focused ? space.focus(null) : close()),
                onFilter: openFilter,
                onResetLegend: () => space.setHighlighted(null),
              }}
            />
          )}
        </div>
        {selected ? (
          <SidePanel
            node={selected}
            page={page}
            live={space.live}
            tab={state.tab}
            doc={state.doc}
            path={pathOf(selected)}
            failPath={failPathOf(page, selected, failing)}
            note={renderNote?.(selected)}
            onTab={(tab) => void setState({ tab, doc: null })}
            onDoc={(doc) => void setState({ doc })}
            onClose={close}
          />
        ) : (
          aside
        )}
      </div>
      {state.view === "table" && legend}
    </section>
  );
}

const none: readonly FailingPart[] = [];

/** To what fails already, one more. */
function failPathOf(
  page: DiagramPage,
  { target: { kind, id } }: DiagramNode,
  failing: readonly FailingPart[],
): string | null {
  if (kind === "workload" || failing.some((part) => part.kind === kind && part.id === id)) return null;
  const zone = page.scope.level === "zone" ? page.scope.zone : undefined;
  const home = page.facts.find((fact) => kind === "component" && fact.id === id)?.zone;
  return whatIfPath([...failing, { kind, id }], zone ?? home);
}

/** What fails, or the zone that it is in. */
function keysOf({ view, facts }: DiagramPage, failing: readonly FailingPart[]): readonly string[] {
  const sought = failing.flatMap(({ kind, id }) => {
    const zone = facts.find((fact) => kind === "component" && fact.id === id)?.zone;
    return [
      formatPart({ kind, id }),
      ...(zone === undefined ? [] : [formatPart({ kind: "zone", id: zone })]),
    ];
  });
  return view.nodes
    .filter(({ target: { kind, id } }) => sought.includes(`${kind}:${id}`))
    .map(({ key }) => key);
}

/** The risk overlay says it in full. */
function notesOf(page: DiagramPage, overlay: string): ReadonlyMap<string, NodeNotes> {
  const risky = new Set(
    page.facts.filter(({ risk }) => risk === "critical" || risk === "high").map(({ id }) => id),
  );
  const documented = new Set(
    page.components.filter(({ documents }) => documents.length > 0).map(({ id }) => id),
  );
  return new Map(
    page.view.nodes.map(({ key, components, target }) => [
      key,
      {
        isDocumented: target.kind === "component" && documented.has(target.id),
        isRisky: overlay !== "risk" && components.some((id) => risky.has(id)),
      },
    ]),
  );
}
