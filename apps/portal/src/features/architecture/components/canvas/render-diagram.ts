import type { DiagramView } from "@greenroom/core/architecture";
import type { Mermaid } from "mermaid";

let engine: Promise<Mermaid> | null = null;
let queue: Promise<unknown> = Promise.resolve();

/** Loaded with the first diagram: it is larger than the rest of the portal together. */
function loadEngine(): Promise<Mermaid> {
  engine ??= Promise.all([import("mermaid"), import("@mermaid-js/layout-elk")]).then(
    ([{ default: mermaid }, { default: elk }]) => {
      mermaid.registerLayoutLoaders(elk);
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: "strict",
        // Pinned: what a diagram looks like may not change with a version's defaults.
        theme: "base",
        look: "classic",
        layout: "elk",
        fontFamily: getComputedStyle(document.body).fontFamily,
        // Measured as it is shown: a name is bold.
        themeCSS: ".nodeLabel { font-weight: 600; }",
        // Of sequences; a flowchart brings its own.
        fontSize: 12,
        maxTextSize: 60_000,
        flowchart: { htmlLabels: true, useMaxWidth: false, padding: 10, wrappingWidth: 230 },
        sequence: {
          useMaxWidth: false,
          mirrorActors: false,
          width: 132,
          height: 44,
          actorMargin: 24,
          messageMargin: 28,
          noteMargin: 8,
          actorFontSize: 12,
          messageFontSize: 12,
          noteFontSize: 11,
        },
        suppressErrorRendering: true,
      });
      return mermaid;
    },
  );
  return engine;
}

/** Lays any diagram out. One at a time: the engine measures in a scratch element that it shares. */
export function layOut(svgId: string, text: string): Promise<SVGSVGElement> {
  const drawn = queue.then(async () => {
    const mermaid = await loadEngine();
    const { svg } = await mermaid.render(svgId, text);
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    const element = holder.querySelector("svg");
    if (!element) throw new Error("The diagram has no drawing.");
    element.removeAttribute("style");
    element.setAttribute("role", "group");
    element.setAttribute("aria-roledescription", "diagram");
    const { width, height } = element.viewBox.baseVal;
    element.setAttribute("width", String(Math.ceil(width)));
    element.setAttribute("height", String(Math.ceil(height)));
    element.dataset["diagram"] = svgId;
    return element;
  });
  queue = drawn.catch(() => undefined);
  return drawn;
}

/** @returns an svg element whose nodes and edges carry data-node and data-edge */
export async function renderDiagram(svgId: string, text: string, view: DiagramView): Promise<SVGSVGElement> {
  const svg = await layOut(svgId, text);
  const groups = [...svg.querySelectorAll<SVGGElement>("g.node")];
  for (const node of view.nodes) {
    const prefix = `${svgId}-flowchart-${node.key}-`;
    const group = groups.find(({ id }) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)));
    if (!group) continue;
    group.dataset["node"] = node.key;
    group.dataset["kind"] = node.kind;
    group.dataset["reality"] = node.reality;
    group.dataset["focus"] = String(node.isFocus);
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.setAttribute("aria-label", `${node.label}, ${node.kind}, ${node.reality}`);
    markLines(group);
  }
  for (const group of view.groups) {
    const element = svg.querySelector<SVGGElement>(`#${svgId}-${group.key}`);
    if (element) element.dataset["group"] = group.key;
  }
  for (const edge of view.edges)
    for (const element of svg.querySelectorAll<SVGElement>(`[data-id="${edge.key}"]`)) {
      element.dataset["edge"] = edge.key;
      element.dataset["mode"] = edge.mode;
    }
  return svg;
}

/** Tells name, technology and live state apart, which Mermaid draws as lines of one text. */
function markLines(group: SVGGElement): void {
  const names = ["name", "detail", "state"];
  const rows = group.querySelectorAll<SVGTSpanElement>("text > tspan.row");
  if (rows.length > 0) {
    rows.forEach((row, index) => (row.dataset["line"] = names[index] ?? "detail"));
    return;
  }
  const label = group.querySelector(".nodeLabel p") ?? group.querySelector(".nodeLabel");
  if (!label) return;
  const lines = [...label.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  lines.forEach((line, index) => {
    const span = document.createElement("span");
    span.dataset["line"] = names[index] ?? "detail";
    span.textContent = line.textContent;
    line.replaceWith(span);
  });
}
