const lengths = ["d", "transform", "x", "y", "width", "height", "points", "cx", "cy"];

/** Takes out what nothing refers to and what no eye can see: a drawing is sent with every page that shows it. */
export function slim(svg: SVGSVGElement): void {
  const used = new Set(
    [...svg.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].flatMap(({ value }) => /url\(#([^)]+)\)/.exec(value)?.[1] ?? []),
    ),
  );
  for (const element of svg.querySelectorAll("marker, filter, linearGradient"))
    if (!used.has(element.id)) element.remove();
  for (const element of svg.querySelectorAll<SVGElement>("*")) {
    element.removeAttribute("data-points");
    element.removeAttribute("data-look");
    if (element.getAttribute("style") === "") element.removeAttribute("style");
    if (element.nodeName === "tspan") element.removeAttribute("class");
    for (const name of lengths) {
      const value = element.getAttribute(name);
      if (value?.includes(".")) element.setAttribute(name, round(value));
    }
  }
}

/** To a tenth of a pixel. */
function round(text: string): string {
  return text.replaceAll(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
