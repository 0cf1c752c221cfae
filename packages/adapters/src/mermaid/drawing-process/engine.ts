import type { LayoutLoaderDefinition, Mermaid } from "mermaid";

/** What a diagram looks like may not change with a version's defaults, so everything that shapes it is pinned. */
export async function loadEngine(): Promise<Mermaid> {
  const [{ default: mermaid }, { default: elk }] = await Promise.all([
    import("mermaid"),
    import("@mermaid-js/layout-elk"),
  ]);
  mermaid.registerLayoutLoaders(elk.map(withOwnRoom));
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: "base",
    look: "classic",
    layout: "elk",
    // Straightening moves an edge after its label was placed, and often under another one's.
    elk: { straightenEdges: false },
    // The page's own: its variable is known where the drawing is shown.
    fontFamily: "var(--font-geist-sans), system-ui, sans-serif",
    fontSize: sequenceFontSizePx,
    maxTextSize: 60_000,
    // HTML within SVG is drawn by few viewers, and would have to be laid out by a browser.
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false, padding: 10, nodeSpacing: 40, wrappingWidth: 230 },
    sequence: {
      useMaxWidth: false,
      mirrorActors: false,
      width: 132,
      // Of a person, which is taller than what fits into a box, with the name below.
      height: 62,
      actorMargin: 24,
      messageMargin: 28,
      noteMargin: 8,
      actorFontSize: sequenceFontSizePx,
      messageFontSize: sequenceFontSizePx,
      noteFontSize: 11,
    },
    suppressErrorRendering: true,
  });
  return mermaid;
}

/** Of sequences; a flowchart brings its own. */
export const sequenceFontSizePx = 12;

/** An overlay's badge hangs over a node's lower edge, and is not part of the layout. */
const badgeRoom = 40;

/** Edges whose labels the layout makes no room for, by key; of the drawing that is made now. */
export const laidOnLine = new Set<string>();

/** Mermaid's loader of ELK knows no setting for distances, and gives every label a layer of its own. */
function withOwnRoom(layout: LayoutLoaderDefinition): LayoutLoaderDefinition {
  return {
    ...layout,
    async loader() {
      const algorithm = await layout.loader();
      return {
        ...algorithm,
        render(data, svg, helpers, options) {
          for (const edge of data.edges) if (laidOnLine.has(edge.id)) edge.label = "";
          const spacing = data.config.flowchart?.nodeSpacing;
          const rootLayoutOptions =
            spacing === undefined
              ? {}
              : {
                  "spacing.baseValue": String(spacing),
                  "spacing.nodeNode": String(Math.max(spacing, badgeRoom)),
                };
          return algorithm.render(data, svg, helpers, Object.assign({}, options, { rootLayoutOptions }));
        },
      };
    },
  };
}
