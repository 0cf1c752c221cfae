// @vitest-environment happy-dom
import { createSpotlightStore } from "@mantine/spotlight";
import { beforeEach, expect, test } from "vitest";
import { selectFirst } from "./select-first.ts";

const store = createSpotlightStore();
const selected = () =>
  [...document.querySelectorAll("[data-selected]")].map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.innerHTML = '<div id="list"></div>';
  store.updateState((state) => ({ ...state, listId: "list", selected: -1 }));
});

function show(...labels: string[]): void {
  const list = document.getElementById("list");
  if (list) list.innerHTML = labels.map((label) => `<button data-action="true">${label}</button>`).join("");
}

test("results that come late begin with a selected one, which Enter takes", () => {
  selectFirst(store);
  expect(selected()).toEqual([]);
  show("Promote to Staging", "Promote to Production");
  selectFirst(store);
  expect(selected()).toEqual(["Promote to Staging"]);
  expect(store.getState().selected).toBe(0);
});

test("what somebody has selected stays selected", () => {
  show("Promote to Staging", "Promote to Production");
  document.querySelectorAll("[data-action]")[1]?.setAttribute("data-selected", "true");
  selectFirst(store);
  expect(selected()).toEqual(["Promote to Production"]);
});
