const lengths = ["d", "transform", "x", "y", "width", "height", "points", "cx", "cy"];

/** Takes out what nothing refers to and what no eye can see: a drawing is sent with every page that shows it. */
export function slim(svg: SVGSVGElement): void {
  const used = new Set(
    [...svg.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].flatMap(({ value }) => /(?:url\(|^)#([^)]+)/.exec(value)?.[1] ?? []),
    ),
  );
  for (const element of svg.querySelectorAll("marker, filter, linearGradient, symbol"))
    if (!used.has(element.id)) element.remove();
  for (const element of svg.querySelectorAll<SVGElement>("*")) {
    element.removeAttribute("data-points");
    element.removeAttribute("data-look");
    if (element.getAttribute("style") === "") element.removeAttribute("style");
    if (element.nodeName === "tspan") element.removeAttribute("class");
    for (const name of lengths) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, roundLengths(value));
    }
  }
}

/** To a tenth of a pixel. What is written as icons are, with numbers that only their dots keep apart, stays as it is. */
export function roundLengths(text: string): string {
  if (/(?:^|[^\d])\.\d|\.\d+\./.test(text)) return text;
  return text.replaceAll(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
