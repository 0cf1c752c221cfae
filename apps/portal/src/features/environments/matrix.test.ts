import { expect, test } from "vitest";
import { type Cell, toMatrix } from "./matrix.ts";
import { environmentSummary, layerSummary, serviceSummary } from "./summary-fixture.ts";

const dev = environmentSummary("dev", {
  services: [serviceSummary({ id: "shop" }), serviceSummary({ id: "search" })],
  layers: [layerSummary({ layer: "platform" }), layerSummary({ layer: "extras" })],
});
const prod = environmentSummary("prod", {
  services: [
    serviceSummary({ id: "search" }),
    ...["agent", "alerts", "proxy"].map((id) => serviceSummary({ id })),
  ],
  layers: [layerSummary({ layer: "platform" })],
});
const told = (cells: readonly Cell<unknown>[]) =>
  cells.map((cell) => ("shown" in cell ? cell.id : `${cell.absence}: ${cell.ids.join(", ")}`));

test("what one environment lacks has its place there all the same, said once where it follows each other", () => {
  const matrix = toMatrix([
    { ...dev, notHere: ["alerts", "proxy"] },
    { ...prod, notHere: ["shop"] },
  ]);
  expect(matrix.services.map(({ id }) => id)).toEqual(["shop", "search", "agent", "alerts", "proxy"]);
  expect(matrix.environments.map(({ services }) => told(services))).toEqual([
    ["shop", "search", "out-of-reach: agent", "not-here: alerts, proxy"],
    ["not-here: shop", "search", "agent", "alerts", "proxy"],
  ]);
  expect(matrix.layers).toEqual(["platform", "extras"]);
  expect(matrix.environments.map(({ layers }) => told(layers))).toEqual([
    ["platform", "extras"],
    ["platform", "not-here: extras"],
  ]);
});

test("where roles reach services alone, its layers are out of reach", () => {
  const inServices = environmentSummary("stage", { reach: "services", layers: [], firing: null });
  const [, stage] = toMatrix([dev, inServices]).environments;
  expect(told(stage?.layers ?? [])).toEqual(["out-of-reach: platform, extras"]);
});
