// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { act, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import type { ChartView } from "../contract.ts";
import { LineChart, type LineChartProps } from "./line-chart.tsx";
import { StillChart } from "./still-chart.tsx";
import { toLines } from "./to-lines.ts";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);

const start = 1_795_817_835;

function viewOf(
  values: readonly (number | null)[],
  rangeSeconds: number,
  facts: Partial<ChartView> = {},
): ChartView {
  const stepSeconds = rangeSeconds / (values.length - 1);
  const seriesOf = (factor: number) => ({
    labels: {},
    points: values.map((value, index): [number, number | null] => [
      start + index * stepSeconds,
      value === null ? null : value * factor,
    ]),
  });
  return {
    id: "request-rate",
    title: "Request rate",
    unit: "requests/s",
    description: "",
    seriesLabel: null,
    notMeasured: null,
    start,
    end: start + rangeSeconds,
    environments: [
      { id: "dev", name: "Development", series: [seriesOf(1)], failure: null },
      { id: "prod", name: "Production", series: [seriesOf(0.5)], failure: null },
      { id: "stage", name: "Staging", series: [], failure: null },
    ],
    markers: [],
    measuredAt: "2026-11-27T00:00:00Z",
    ...facts,
  };
}

/** What is to be seen, in whatever elements and order. */
async function drawnBy(Chart: ComponentType<LineChartProps>, view: ChartView) {
  const container = document.createElement("div");
  document.body.append(container);
  const root = createRoot(container);
  await act(async () =>
    root.render(
      <MantineProvider>
        <Chart view={view} {...toLines(view)} width={350} height={220} />
      </MantineProvider>,
    ),
  );
  const all = (selector: string) => [...container.querySelectorAll(selector)];
  const inherited = (element: Element, name: string) => element.closest(`[${name}]`)?.getAttribute(name);
  const pixels = (element: Element, ...names: string[]) =>
    names.map((name) => Number(element.getAttribute(name)).toFixed(6)).join(" ");
  const seen = {
    title: all('[role="img"]').map((element) => element.getAttribute("aria-label")),
    paths: all("path")
      .map((path) => [
        path.getAttribute("stroke"),
        path.getAttribute("stroke-width"),
        // Recharts rounds in a browser and not under Node.
        path
          .getAttribute("d")
          ?.replaceAll(/[\d.]+/g, (number) => String(Math.round(Number(number) * 1000) / 1000)) ?? "",
      ])
      .filter(([, , path]) => path !== ""),
    lines: all("line")
      .map((line) =>
        [
          pixels(line, "x1", "x2"),
          pixels(line, "y1", "y2"),
          line.getAttribute("stroke"),
          line.getAttribute("stroke-dasharray"),
        ].join(),
      )
      .toSorted(),
    words: all("text")
      .map((text) =>
        [
          text.textContent,
          pixels(text, "x", "y"),
          text.getAttribute("text-anchor"),
          text.getAttribute("dy") ?? text.querySelector("tspan")?.getAttribute("dy"),
          inherited(text, "font-size"),
          inherited(text, "fill"),
        ].join(),
      )
      .toSorted(),
  };
  await act(async () => root.unmount());
  container.remove();
  return seen;
}

const quarterHour = 900;
const wave = Array.from({ length: 61 }, (_, index) => 2 + Math.sin(index / 5));

test.each<[string, ChartView]>([
  ["a wave", viewOf(wave, quarterHour)],
  ["an hour", viewOf(wave, 3600)],
  ["six hours", viewOf(wave, 6 * 3600)],
  ["a day", viewOf(wave, 24 * 3600)],
  ["gaps, and a point alone", viewOf([1, 2, null, 4, null, null, 7, 8, null], quarterHour)],
  ["nothing but zero", viewOf([0, 0, 0, 0], quarterHour)],
  ["nothing but zero, as a share", viewOf([0, 0, 0, 0], quarterHour, { unit: "ratio" })],
  ["nothing but zero, in bytes", viewOf([0, 0, 0, 0], quarterHour, { unit: "bytes" })],
  [
    "bytes",
    viewOf(
      wave.map((value) => value * 31_457_280),
      quarterHour,
      { unit: "bytes" },
    ),
  ],
  [
    "seconds",
    viewOf(
      wave.map((value) => value / 700),
      quarterHour,
      { unit: "seconds" },
    ),
  ],
  [
    "promotions, one of them late and one before the range",
    viewOf(wave, quarterHour, {
      markers: [-60, 200, 840].map((after) => ({
        at: start + after,
        label: `1.0.${after}`,
        environment: "prod",
      })),
    }),
  ],
  ["a measurement past the range", viewOf(wave, quarterHour, { end: start + 890 })],
  ...[0.001, 0.0347, 0.55, 2.2, 4, 9.97, 10, 99.5, 100, 101, 1234, 98_765, 1e7].map(
    (highest): [string, ChartView] => [`up to ${highest}`, viewOf([0, highest / 3, highest], quarterHour)],
  ),
])("a chart that nobody points at looks as Recharts draws it: %s", async (_, view) => {
  const still = await drawnBy(StillChart, view);
  expect(still.lines.length).toBeGreaterThan(0);
  expect(still).toEqual(await drawnBy(LineChart, view));
});
