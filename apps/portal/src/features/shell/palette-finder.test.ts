import { expect, test } from "vitest";
import { findOnPage, offerFinder } from "./palette-finder.ts";

test("a thing is found on the page that is open, and on none that has gone", () => {
  const found: string[] = [];
  const withdraw = offerFinder((thing) => {
    if (thing !== "component:shop") return false;
    found.push(thing);
    return true;
  });
  expect(findOnPage("component:shop")).toBe(true);
  expect(findOnPage("component:other")).toBe(false);
  withdraw();
  expect(findOnPage("component:shop")).toBe(false);
  expect(found).toEqual(["component:shop"]);
});
