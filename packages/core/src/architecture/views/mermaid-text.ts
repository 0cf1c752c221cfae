import type { DiagramGroup, DiagramNode, DiagramView } from "./diagram.ts";

/** How a view is set and laid out. */
export interface DrawingStyle {
  readonly fontSizePx: number;
  /** Between parts that are neighbours; all other distances follow from it. */
  readonly spacingPx: number;
  /** Whether every edge of the drawing runs from what is listed first to what is listed later, its arrow aside. */
  readonly isInOrder: boolean;
}

/** Of a view that is read at its own size. */
export const viewStyle: DrawingStyle = { fontSizePx: 13, spacingPx: 40, isInOrder: false };
/** The landscape is wide and shown whole, so its text starts larger and its parts are close to each other. Streams run
 * against the direction of calls; they would triple its width, if they had a say in the order of the zones. */
export const landscapeStyle: DrawingStyle = { fontSizePx: 20, spacingPx: 16, isInOrder: true };

/** A Mermaid flowchart of a view. It holds structure only: colours and live state are laid on its DOM by class, so
 * that a change of either needs no new layout. Solid = the caller waits, dashed = it does not. */
export function toMermaid(view: DiagramView, style: DrawingStyle = viewStyle): string {
  const grouped = new Set(view.groups.flatMap((group) => group.nodes));
  const nodes = new Map(view.nodes.map((node) => [node.key, node]));
  const lines = [
    "---",
    "config:",
    "  layout: elk",
    ...(style.isInOrder
      ? ["  elk:", "    cycleBreakingStrategy: MODEL_ORDER", "    layeringStrategy: LONGEST_PATH"]
      : []),
    "  flowchart:",
    `    nodeSpacing: ${style.spacingPx}`,
    "  themeVariables:",
    `    fontSize: ${style.fontSizePx}px`,
    "---",
    "flowchart LR",
  ];
  const write = (group: DiagramGroup, indent: string) => {
    lines.push(`${indent}subgraph ${group.key}["${escapeLabel(group.label)}"]`);
    for (const key of group.nodes) {
      const node = nodes.get(key);
      if (node) lines.push(`${indent}  ${nodeText(node)}`);
    }
    for (const inner of view.groups) if (inner.within === group.key) write(inner, `${indent}  `);
    lines.push(`${indent}end`);
  };
  for (const group of view.groups) if (group.within === undefined) write(group, "  ");
  for (const node of view.nodes) if (!grouped.has(node.key)) lines.push(`  ${nodeText(node)}`);
  for (const edge of view.edges) {
    const arrow = edge.mode === "sync" ? "-->" : "-.->";
    const label = edge.label === "" ? "" : `|"${escapeLabel(edge.label)}"|`;
    lines.push(`  ${edge.from} ${edge.key}@${arrow}${label} ${edge.to}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Every character that could mean something to Mermaid, Markdown, HTML or CSS becomes a character reference, so a
 * label is only ever read as text. Letters, digits, spaces and four harmless signs stay readable. */
export function escapeLabel(label: string): string {
  let escaped = "";
  for (const character of label.replaceAll(/\s+/g, " ").trim())
    escaped += /[\p{L}\p{N}\p{M} ,/]/u.test(character) ? character : `#${character.codePointAt(0) ?? 32};`;
  // An empty text is a syntax error to Mermaid.
  return escaped === "" ? "#8211;" : escaped;
}

const detailLengthMax = 34;

/** Holds the place of the live state's words on a deployed node, so that a change of them moves nothing. */
export const statePlaceholder = "live state";

function nodeText(node: DiagramNode): string {
  const [open, close] = shapeOf(node);
  const lines = [escapeLabel(node.label), escapeLabel(shorten(node.detail))];
  if (node.reality === "deployed") lines.push(statePlaceholder);
  return `${node.key}${open}"${lines.join("<br/>")}"${close}`;
}

/** The first clause is enough on a node; the whole text is one click away. */
function shorten(text: string): string {
  const clause = (/^[^,;:(]+/.exec(text)?.[0] ?? text).trim();
  if (clause.length <= detailLengthMax) return clause;
  return `${clause.slice(0, clause.lastIndexOf(" ", detailLengthMax))}…`;
}

function shapeOf({ kind }: DiagramNode): readonly [string, string] {
  switch (kind) {
    case "person":
      return ["(", ")"];
    case "datastore":
    case "cache":
      return ["[(", ")]"];
    case "stream":
      return ["[[", "]]"];
    case "edge":
    case "gateway":
      return ["{{", "}}"];
    case "client":
    case "service":
    case "worker":
    case "job":
    case "platform":
    case "external":
    case "zone":
    case "workload":
      return ["[", "]"];
    default:
      return kind satisfies never;
  }
}
