import type { Mermaid } from "mermaid";
import type { DiagramView } from "@greenroom/core/architecture";

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
        maxTextSize: 60_000,
        flowchart: { htmlLabels: true, useMaxWidth: false, padding: 10, wrappingWidth: 230 },
        suppressErrorRendering: true,
      });
      return mermaid;
    },
  );
  return engine;
}

/** Lays a diagram out. One at a time: the engine measures in a scratch element that it shares.
 * @returns an svg element whose nodes and edges carry data-node and data-edge */
export function renderDiagram(svgId: string, text: string, view: DiagramView): Promise<SVGSVGElement> {
  const drawn = queue.then(async () => {
    const mermaid = await loadEngine();
    const { svg } = await mermaid.render(svgId, text);
    const holder = document.createElement("div");
    holder.innerHTML = svg;
    const element = holder.querySelector("svg");
    if (!element) throw new Error("The diagram has no drawing.");
    mark(element, svgId, view);
    return element;
  });
  queue = drawn.catch(() => undefined);
  return drawn;
}

function mark(svg: SVGSVGElement, svgId: string, view: DiagramView): void {
  svg.removeAttribute("style");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-roledescription", "diagram");
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("width", String(Math.ceil(width)));
  svg.setAttribute("height", String(Math.ceil(height)));
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
  for (const edge of view.edges) {
    for (const element of svg.querySelectorAll<SVGElement>(`[data-id="${edge.key}"]`)) {
      element.dataset["edge"] = edge.key;
      element.dataset["from"] = edge.from;
      element.dataset["to"] = edge.to;
      element.dataset["mode"] = edge.mode;
    }
  }
}

/** Tells name, technology and live state apart, which Mermaid draws as lines of one text. */
function markLines(group: SVGGElement): void {
  const label = group.querySelector(".nodeLabel p") ?? group.querySelector(".nodeLabel");
  if (!label) return;
  const names = ["name", "detail", "state"];
  const lines = [...label.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  lines.forEach((line, index) => {
    const span = document.createElement("span");
    span.dataset["line"] = names[index] ?? "detail";
    span.textContent = line.textContent;
    line.replaceWith(span);
  });
}
