// @vitest-environment happy-dom
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { ChartSlot } from "./chart-slot.tsx";
import { HasPointed } from "./pointing.ts";

/** Everything is in view and 350 pixels wide. */
class Observer {
  private readonly tell: (entries: object[]) => void;
  constructor(tell: (entries: object[]) => void) {
    this.tell = tell;
  }
  observe(target: Element) {
    this.tell([{ target, isIntersecting: true, contentRect: { x: 0, y: 0, width: 350, height: 220 } }]);
  }
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", Observer);
vi.stubGlobal("IntersectionObserver", Observer);

const view = {
  id: "request-rate",
  title: "Request rate",
  unit: "requests/s",
  description: "",
  seriesLabel: null,
  notMeasured: null,
  start: 0,
  end: 900,
  environments: [],
  markers: [],
  measuredAt: "2026-11-27T00:00:00Z",
} as const;

test("a chart is still until somebody points at the charts, and keeps the focus when it becomes Recharts'", async () => {
  const container = document.createElement("div");
  document.body.append(container);
  const root = createRoot(container);
  const show = (hasPointed: boolean) =>
    root.render(
      <MantineProvider>
        <HasPointed value={hasPointed}>
          <ChartSlot
            view={{ ...view, environments: [], markers: [] }}
            rows={[
              { at: 0, dev: 1 },
              { at: 900, dev: 2 },
            ]}
            lines={[{ key: "dev", label: "Development", color: "#5a69df", last: 2, average: 1.5 }]}
            height={220}
          />
        </HasPointed>
      </MantineProvider>,
    );
  const recharts = () => container.querySelector(".recharts-wrapper");
  const chart = () =>
    container.querySelector<SVGElement>('[role="img"][aria-label="Request rate over time"] svg');

  show(false);
  await vi.waitFor(() => expect(chart()).not.toBeNull());
  expect(chart()?.querySelector("path")?.getAttribute("d")).toBe("M64,101L334,12");
  expect(recharts()).toBeNull();

  chart()?.focus();
  expect(document.activeElement).toBe(chart());
  show(true);
  await vi.waitFor(() => expect(recharts()).not.toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(chart()));
  root.unmount();
});
