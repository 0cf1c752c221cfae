import { expect, test } from "vitest";
import type { Component } from "../component.ts";
import { componentView, landscapeView, neighbours, zoneView } from "./diagram-view.ts";
import { exampleComponent, exampleModel } from "../model-example-fixture.ts";

const component = (id: string, zone: string, dependsOn: readonly string[] = []): Component =>
  exampleComponent(id, {
    zone,
    dependsOn: dependsOn.map((to) => ({ to, protocol: "gRPC", mode: "async", need: "hard" })),
  });

const model = (components: readonly Component[]) => exampleModel(components);

test("dependencies between two zones become one edge with their number", () => {
  const view = landscapeView(
    model([component("a", "front", ["x", "y"]), component("x", "back", ["y"]), component("y", "back")]),
  );
  expect(view.edges.map(({ from, to, label }) => [from, to, label])).toEqual([["z_front", "z_back", "2"]]);
});

test("neighbours are drawn themselves while the view stays readable, then as their zone", () => {
  const many = Array.from({ length: 30 }, (_, index) => component(`far-${index}`, "far"));
  const view = zoneView(
    model([
      component("a", "here", ["near", ...many.map(({ id }) => id)]),
      component("near", "beside"),
      ...many,
    ]),
    "here",
  );
  expect(view?.nodes.map(({ key, isFocus }) => [key, isFocus])).toEqual([
    ["c_a", true],
    ["c_near", false],
    ["z_far", false],
  ]);
  expect(view?.edges.map(({ to, label }) => [to, label])).toEqual([
    ["c_near", "gRPC"],
    ["z_far", "gRPC (30)"],
  ]);
});

test("an edge is solid as soon as one of the merged dependencies makes its caller wait", () => {
  const caller = component("a", "front", ["x", "y"]);
  const waiting: Component = {
    ...caller,
    dependsOn: caller.dependsOn.map((dependency, index) =>
      index === 0 ? { ...dependency, mode: "sync" } : dependency,
    ),
  };
  expect(landscapeView(model([waiting, component("x", "b"), component("y", "b")])).edges[0]?.mode).toBe(
    "sync",
  );
});

test("a component's view holds both directions and nothing else", () => {
  const all = model([
    component("a", "z", ["b"]),
    component("b", "z", ["c"]),
    component("c", "z", ["d"]),
    component("d", "z"),
  ]);
  expect(componentView(all, "b")?.nodes.map(({ key }) => key)).toEqual(["c_b", "c_a", "c_c"]);
  expect(neighbours(all, "b").upstream.map(({ from }) => from)).toEqual(["a"]);
  expect(neighbours(all, "b").downstream.map(({ to }) => to)).toEqual(["c"]);
});

test("an unknown zone or component has no view", () => {
  expect(zoneView(model([]), "x")).toBeNull();
  expect(componentView(model([]), "x")).toBeNull();
});
