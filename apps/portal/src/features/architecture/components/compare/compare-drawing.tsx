import type { DiagramNode } from "@greenroom/core/architecture";
import { Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { useFullscreenDocument } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { comparisonViews, type Shown } from "#portal/features/architecture/compare/change-emphasis.ts";
import { changeWords } from "#portal/features/architecture/compare/change-words.ts";
import type { Comparison, ComparisonDrawing } from "#portal/features/architecture/compare/comparison-view.ts";
import { nameOfDrawn, pathOfDrawn, rowsAt } from "#portal/features/architecture/compare/drawn-part.ts";
import { readChanges } from "#portal/features/architecture/overlays/change-overlay.ts";
import { useLinkedViewports } from "../canvas/use-linked-viewports.ts";
import { DiagramLegend } from "../workspace/diagram-legend.tsx";
import { ChangePanel } from "./change-panel.tsx";
import { CompareCanvas } from "./compare-canvas.tsx";
import classes from "./compare-drawing.module.css";
import type { CompareUrl, SetCompareUrl } from "./use-compare-url.ts";

const viewNames = { overlay: "Overlay", "side-by-side": "Side by side", changes: "Only changes" } as const;

/** Both sides in one layout, so that nothing moves from one way of looking to the next. */
export function CompareDrawing({
  data,
  drawing,
  url,
  selected,
  isUpdating,
  onChange,
}: {
  data: Comparison;
  drawing: ComparisonDrawing;
  url: CompareUrl;
  selected: DiagramNode | null;
  /** Another zone is being laid out. */
  isUpdating: boolean;
  onChange: SetCompareUrl;
}) {
  const router = useRouter();
  const screen = useFullscreenDocument();
  const { left, right } = useLinkedViewports();
  const [pointed, setPointed] = useState<string | null>(null);
  const words = useMemo(() => changeWords(data), [data]);
  const overlay = useMemo(() => readChanges(drawing, data.at, words), [drawing, data.at, words]);
  const { view } = drawing;
  const highlighted = overlay.rows.some(({ id }) => id === pointed) ? pointed : null;
  const close = () => onChange({ at: null });
  const open = (node: DiagramNode) => {
    const { kind, id } = node.target;
    if (kind === "zone") {
      const isTouched = drawing.zones.some((zone) => zone.id === id);
      return isTouched ? onChange({ zone: id, at: null }) : undefined;
    }
    const path = drawing.nodes[node.key]?.change === "removed" ? null : pathOfDrawn(view, node);
    if (path !== null) router.push(path);
  };
  const select = (node: DiagramNode | null) => node && onChange({ at: nameOfDrawn(view, node) });
  const legend = (
    <DiagramLegend view={view} overlay={overlay} highlighted={highlighted} onHighlight={setPointed} />
  );
  const canvas = (shown: Shown, label: string, link?: typeof left) => (
    <CompareCanvas
      label={label}
      drawing={drawing}
      view={view}
      overlay={overlay}
      shown={shown}
      highlighted={highlighted}
      selected={selected?.key ?? null}
      fullScreen={{ isOn: screen.fullscreen, toggle: screen.toggle }}
      actions={{
        onSelect: select,
        onOpen: open,
        onFocus: select,
        onEscape: close,
        onFilter: () => undefined,
        onResetLegend: () => setPointed(null),
      }}
      {...(link ? { link } : { legend })}
    />
  );
  return (
    <section
      className={classes.compare}
      data-full-screen={screen.fullscreen}
      aria-label="Drawing"
      aria-busy={isUpdating}
    >
      <Group className={classes.header} gap={8} justify="space-between">
        <ZoneChoice
          zones={drawing.zones}
          asked={url.zone}
          onChange={(zone) => onChange({ zone, at: null })}
        />
        <SegmentedControl
          size="xs"
          aria-label="Shown as"
          value={url.view}
          onChange={(value) => onChange({ view: comparisonViews.find((way) => way === value) ?? null })}
          data={comparisonViews.map((value) => ({ value, label: viewNames[value] }))}
        />
      </Group>
      <div className={classes.split}>
        {url.view === "side-by-side" ? (
          <div className={classes.sides}>
            <div className={classes.side}>
              <h3 className={classes.caption}>{data.before}</h3>
              {canvas("before", `${data.before}: diagram`, left)}
            </div>
            <div className={classes.side}>
              <h3 className={classes.caption}>{data.after}</h3>
              {canvas("after", `${data.after}: diagram`, right)}
            </div>
          </div>
        ) : (
          <div className={classes.one}>
            {canvas(url.view === "changes" ? "changes" : "both", "Comparison: diagram")}
          </div>
        )}
        {selected && (
          <ChangePanel
            node={selected}
            rows={rowsAt(data.rows, selected)}
            before={data.before}
            after={data.after}
            words={words}
            path={drawing.nodes[selected.key]?.change === "removed" ? null : pathOfDrawn(view, selected)}
            onZone={
              selected.target.kind === "zone" &&
              selected.target.id !== drawing.zone &&
              drawing.zones.some(({ id }) => id === selected.target.id)
                ? () => open(selected)
                : null
            }
            onClose={close}
          />
        )}
      </div>
      {url.view === "side-by-side" && legend}
    </section>
  );
}

function ZoneChoice({
  zones,
  asked,
  onChange,
}: {
  zones: ComparisonDrawing["zones"];
  asked: string | null;
  onChange: (zone: string | null) => void;
}) {
  const words = (name: string, count: number) => `${name}: ${count} ${count === 1 ? "change" : "changes"}`;
  const [only] = zones;
  if (zones.length === 1 && only) return <h2 className={classes.title}>{words(only.name, only.count)}</h2>;
  const all = zones.reduce((sum, { count }) => sum + count, 0);
  return (
    <NativeSelect
      size="xs"
      aria-label="Zone"
      value={zones.some(({ id }) => id === asked) ? (asked ?? "") : ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[
        { value: "", label: words("All zones", all) },
        ...zones.map(({ id, name, count }) => ({ value: id, label: words(name, count) })),
      ]}
    />
  );
}
