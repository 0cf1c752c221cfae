import type { DiagramView } from "@greenroom/core/architecture";

/** Says which element is which part of the view, for styles, overlays, pointers and screen readers. */
export function markParts(svg: SVGSVGElement, view: DiagramView, read: (text: string) => string): void {
  const groups = [...svg.querySelectorAll<SVGGElement>("g.node")];
  for (const node of view.nodes) {
    const prefix = `${svg.id}-flowchart-${node.key}-`;
    const group = groups.find(({ id }) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)));
    if (!group) continue;
    group.dataset["node"] = node.key;
    group.dataset["kind"] = node.kind;
    group.dataset["reality"] = node.reality;
    group.dataset["focus"] = String(node.isFocus);
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.setAttribute("aria-label", `${node.label}, ${node.kind}, ${node.reality}`);
    markLines([...group.querySelectorAll<SVGTSpanElement>("text > tspan")], node, read);
  }
  for (const group of view.groups) {
    const element = svg.querySelector<SVGGElement>(`#${svg.id}-${group.key}`);
    if (element) element.dataset["group"] = group.key;
  }
  for (const edge of view.edges)
    for (const element of svg.querySelectorAll<SVGElement>(`[data-id="${edge.key}"]`)) {
      element.dataset["edge"] = edge.key;
      element.dataset["mode"] = edge.mode;
    }
}

/** Name, technology and live state are one text to Mermaid, which may have broken the first two. */
function markLines(
  rows: readonly SVGTSpanElement[],
  node: DiagramView["nodes"][number],
  read: (text: string) => string,
): void {
  const nameLength = lettersOf(node.label);
  let told = 0;
  for (const [index, row] of rows.entries()) {
    const isState = node.reality === "deployed" && index === rows.length - 1;
    row.dataset["line"] = isState ? "state" : told < nameLength ? "name" : "detail";
    told += lettersOf(read(row.textContent ?? ""));
  }
}

function lettersOf(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}
