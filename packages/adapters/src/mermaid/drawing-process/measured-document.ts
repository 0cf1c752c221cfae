import { JSDOM } from "jsdom";
import { svgPathProperties } from "svg-path-properties";
import { boxOf, emptyBox, lengthOfText, type TextSetting } from "./boxes.ts";

/** jsdom lays nothing out. This adds the few measures that Mermaid asks of a drawing, and makes it the process's own
 * document: Mermaid looks for one while it is imported.
 * @returns changes what text is set in from now on */
export function openMeasuredDocument(): (setting: TextSetting) => void {
  const { window } = new JSDOM("<!doctype html><body></body>");
  const names = Object.getOwnPropertyNames(window).filter(
    (name) => /^[A-Z]/.test(name) && !(name in globalThis),
  );
  for (const name of [...names, "window", "document", "navigator", "getComputedStyle"])
    Object.defineProperty(globalThis, name, {
      value: name === "window" ? window : (window as unknown as Record<string, unknown>)[name],
      configurable: true,
      writable: true,
    });

  let setting: TextSetting = { sizePx: 16, meanings: new Map() };
  const measures: Record<string, (this: SVGElement, atLength: number) => unknown> = {
    getBBox() {
      return boxOf(this, setting) ?? emptyBox;
    },
    getBoundingClientRect() {
      const { x, y, width, height } = boxOf(this, setting) ?? emptyBox;
      return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
    },
    getComputedTextLength() {
      return lengthOfText(this, setting);
    },
    getTotalLength() {
      return new svgPathProperties(this.getAttribute("d") ?? "").getTotalLength();
    },
    getPointAtLength(atLength) {
      return new svgPathProperties(this.getAttribute("d") ?? "").getPointAtLength(atLength);
    },
  };
  Object.assign(window.SVGElement.prototype, measures);
  return (next) => {
    setting = next;
  };
}
