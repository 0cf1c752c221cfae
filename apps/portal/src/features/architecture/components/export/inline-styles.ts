import { plainColour } from "./plain-colour.ts";

/** What an SVG needs of the page's style sheets. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "visibility",
] as const;

/** Writes every style into its element and takes away what only the page needs. The drawing must be in the page. */
export function inlineStyles(svg: SVGSVGElement): void {
  const elements = [...svg.querySelectorAll<SVGElement>("*")].filter(({ tagName }) => tagName !== "style");
  const styles = elements.map((element) => {
    const computed = getComputedStyle(element);
    return properties.map((name) => `${name}:${plainColour(computed.getPropertyValue(name))}`).join(";");
  });
  // All are read before the first is written: a written one would change what is inherited.
  elements.forEach((element, index) => {
    for (const name of element.getAttributeNames())
      if (/^(class|style|tabindex|role|data-.*|aria-.*)$/.test(name)) element.removeAttribute(name);
    element.setAttribute("style", styles[index] ?? "");
  });
  for (const style of svg.querySelectorAll("style")) style.remove();
}
