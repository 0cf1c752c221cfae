import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type DiagramView,
  drawingId,
  landscapeStyle,
  landscapeView,
  toMermaid,
  toSequenceMermaid,
} from "@greenroom/core/architecture";
import { readPlatformModel } from "@greenroom/core/risks";
import { JSDOM } from "jsdom";
import { afterAll, expect, test } from "vitest";
import { hostileLabels } from "../../../core/src/architecture/hostile-labels-fixture.ts";
import { readModelFiles } from "../model/index.ts";
import { createDiagramDrawer } from "./diagram-drawer.ts";

const root = join(import.meta.dirname, "../../../..");
const drawer = createDiagramDrawer(join(root, "packages/adapters"));
afterAll(() => drawer.close());

async function ownModel() {
  const { content } = readPlatformModel(await readModelFiles(join(root, "docs/architecture")));
  if (!content) throw new Error("the project's own model has faults");
  return content.architecture;
}

/** As a browser would read it. */
function parse(markup: string): SVGSVGElement {
  const svg = new JSDOM(markup).window.document.querySelector("svg");
  if (!svg) throw new Error("no drawing");
  return svg;
}

function placeOf(node: Element) {
  const [, x, y] = /translate\(([-\d.]+), ([-\d.]+)\)/.exec(node.getAttribute("transform") ?? "") ?? [];
  const box = node.querySelector(".label-container, .basic");
  const size = (name: string) => Number(box?.getAttribute(name) ?? 0);
  return { x: Number(x), y: Number(y), width: size("width"), height: size("height") };
}

test("a view is laid out: every part is there, says what it is, and has its own place", async () => {
  const view = landscapeView(await ownModel());
  const svg = parse(await drawer.draw(toMermaid(view), view));
  const nodes = [...svg.querySelectorAll<SVGElement>("[data-node]")];
  expect(nodes.map(({ dataset }) => dataset["node"]).sort()).toEqual(view.nodes.map(({ key }) => key).sort());
  expect(new Set(view.edges.map(({ key }) => key))).toEqual(
    new Set([...svg.querySelectorAll<SVGElement>("[data-edge]")].map(({ dataset }) => dataset["edge"])),
  );
  const places = nodes.map(placeOf);
  for (const [index, a] of places.entries())
    for (const b of places.slice(index + 1))
      expect(
        Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height,
      ).toBe(true);
  expect(svg.id).toBe(drawingId);
  expect(Number(svg.getAttribute("width"))).toBeGreaterThan(500);
}, 60_000);

test("the landscape with all its streams is no wider than a screen shows readably, its numbers on their lines", async () => {
  const view = landscapeView(await ownModel());
  expect(view.edges.filter(({ mode }) => mode === "async").length).toBeGreaterThan(10);
  const svg = parse(await drawer.draw(toMermaid(view, landscapeStyle), view));
  // 11 px for the smallest words, which are 0.88 of the size, in a frame of 1184 × 560 px less its margins.
  const scale = 11 / (0.88 * landscapeStyle.fontSizePx);
  expect(Number(svg.getAttribute("width")) * scale).toBeLessThan(1184 - 32);
  expect(Number(svg.getAttribute("height")) * scale).toBeLessThan(560 - 32);
  for (const { key, label } of view.edges) {
    const element = svg.querySelector(`g.label[data-edge="${key}"]`);
    expect([key, element?.textContent]).toEqual([key, label]);
  }
}, 60_000);

test("a text is as wide as its shape has room for, whatever its letters", async () => {
  const view = nodesView(["i".repeat(20), "W".repeat(20), "語".repeat(15)]);
  const svg = parse(await drawer.draw(toMermaid(view), view));
  const [narrow = 0, wide = 0, other = 0] = [...svg.querySelectorAll("[data-node]")].map(
    (node) => placeOf(node).width,
  );
  expect(narrow).toBeLessThan(wide * 0.7);
  expect(other).toBeGreaterThan(15 * 13);
});

test("labels stay text: none becomes an element, an attribute or another diagram", async () => {
  const view = nodesView(hostileLabels.map((label) => label || "–"));
  const svg = parse(await drawer.draw(toMermaid(view), view));
  expect(svg.querySelectorAll("[data-node]")).toHaveLength(view.nodes.length);
  expect(svg.querySelectorAll("img, script, foreignObject, a, [onclick], [onerror]")).toHaveLength(0);
  const shown = [...svg.querySelectorAll("[data-node] text")].map(({ textContent }) => textContent);
  expect(shown[1]).toContain("<img src=x onerror=alert(1)>");
});

test("name, technology and live state are told apart even where the name takes two rows", async () => {
  const name = "A very long name of a component that no single row of a box can hold";
  const view = nodesView([name], { detail: "PostgreSQL", reality: "deployed" });
  const svg = parse(await drawer.draw(toMermaid(view), view));
  const rows = [...svg.querySelectorAll<SVGElement>("[data-line]")].map(({ dataset }) => dataset["line"]);
  expect(rows.filter((line) => line === "name").length).toBeGreaterThan(1);
  expect(rows.slice(-2)).toEqual(["detail", "state"]);
});

test("a sequence shows every message", async () => {
  const model = await ownModel();
  const [flow] = model.flows;
  if (!flow) throw new Error("the model has no flow");
  const svg = parse(await drawer.draw(toSequenceMermaid(flow, model), null));
  expect(svg.querySelectorAll('[data-et="message"]')).toHaveLength(flow.steps.length);
});

test("a text that is no diagram fails with what Mermaid says, and the next one is drawn", async () => {
  await expect(drawer.draw("flowchart LR\n  a --> \n", null)).rejects.toThrow(
    /could not be drawn: Parse error/,
  );
  expect(await drawer.draw("flowchart LR\n  a --> b\n", null)).toContain("<svg");
});

test("an equal text is drawn once", async () => {
  const [first, second] = [
    drawer.draw("flowchart LR\n  c --> d\n", null),
    drawer.draw("flowchart LR\n  c --> d\n", null),
  ];
  expect(first).toBe(second);
  await first;
});

test("what draws ends when nothing is asked of it: what it drew is there at once, and a new drawing is made anew", async () => {
  const shortLived = createDiagramDrawer(join(root, "packages/adapters"), { endsAfterIdleMs: 100 });
  const before = drawingProcesses();
  const first = await shortLived.draw("flowchart LR\n  e --> f\n", null);
  expect(drawingProcesses().length).toBe(before.length + 1);
  const deadline = performance.now() + 10_000;
  while (drawingProcesses().length > before.length && performance.now() < deadline) await delay(50);
  expect(drawingProcesses()).toEqual(before);
  expect(await shortLived.draw("flowchart LR\n  e --> f\n", null)).toBe(first);
  expect(drawingProcesses()).toEqual(before);
  expect(await shortLived.draw("flowchart LR\n  f --> e\n", null)).toContain("<svg");
  shortLived.close();
}, 60_000);

test("what draws is given none of the portal's secrets", async () => {
  process.env["GREENROOM_SECRET"] = "only the portal's";
  const other = createDiagramDrawer(join(root, "packages/adapters"));
  const before = drawingProcesses();
  await other.draw("flowchart LR\n  g --> h\n", null);
  const [started] = drawingProcesses().filter((pid) => !before.includes(pid));
  expect(readFileSync(`/proc/${started}/environ`, "utf8")).not.toContain("only the portal's");
  other.close();
  delete process.env["GREENROOM_SECRET"];
}, 60_000);

/** Pids of those that this process started. */
function drawingProcesses(): readonly string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [, , , parent] = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/\(.*\)/, "-")
        .split(" ");
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return Number(parent) === process.pid && command.includes("mermaid/drawing-process");
    } catch {
      return false;
    }
  });
}

function nodesView(
  labels: readonly string[],
  changes: Partial<DiagramView["nodes"][number]> = {},
): DiagramView {
  return {
    title: "",
    nodes: labels.map((label, index) => ({
      key: `c_${index}`,
      target: { kind: "component", id: String(index) },
      label,
      detail: "",
      kind: "service",
      isFocus: true,
      reality: "designed",
      components: [],
      ...changes,
    })),
    groups: [],
    edges: [],
  };
}
