import { expect, test } from "vitest";
import { matrixInWords, toMatrix } from "./matrix.ts";
import { environmentSummary, layerSummary, serviceSummary } from "./summary-fixture.ts";

const dev = environmentSummary("dev", {
  services: [serviceSummary({ id: "shop" }), serviceSummary({ id: "search", rollout: null })],
  layers: [layerSummary({ layer: "platform" }), layerSummary({ layer: "extras", drift: "drifted" })],
});
const prod = environmentSummary("prod", {
  services: [serviceSummary({ id: "search" })],
  layers: [layerSummary({ layer: "platform" })],
});

test("what one environment lacks has its place there all the same", () => {
  const matrix = toMatrix([dev, prod]);
  expect(matrix.services.map(({ id }) => id)).toEqual(["shop", "search"]);
  expect(
    matrix.environments.map(({ services }) =>
      services.map((each) => (typeof each === "string" ? each : each.id)),
    ),
  ).toEqual([
    ["shop", "search"],
    ["out-of-reach", "search"],
  ]);
  expect(matrix.layers).toEqual(["platform", "extras"]);
  const layersOf = ({ environments }: typeof matrix) =>
    environments.map(({ layers }) => layers.map((each) => (typeof each === "string" ? each : each.layer)));
  expect(layersOf(matrix)).toEqual([
    ["platform", "extras"],
    ["platform", "not-here"],
  ]);
  const inServices = environmentSummary("stage", { reach: "services", layers: [], firing: null });
  expect(layersOf(toMatrix([prod, inServices]))).toEqual([["platform"], ["out-of-reach"]]);
});

test("how many places need a look is said in words", () => {
  expect(matrixInWords(toMatrix([dev, prod]))).toBe("2 services in 2 environments; 1 place needs a look.");
  expect(matrixInWords(toMatrix([prod]))).toBe("1 service in 1 environment; nothing needs a look.");
});
