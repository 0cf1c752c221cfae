import type { Mermaid } from "mermaid";

/** What a diagram looks like may not change with a version's defaults, so everything that shapes it is pinned. */
export async function loadEngine(): Promise<Mermaid> {
  const [{ default: mermaid }, { default: elk }] = await Promise.all([
    import("mermaid"),
    import("@mermaid-js/layout-elk"),
  ]);
  mermaid.registerLayoutLoaders(elk);
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
    flowchart: { htmlLabels: false, useMaxWidth: false, padding: 10, wrappingWidth: 230 },
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
