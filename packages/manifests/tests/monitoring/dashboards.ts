import { z } from "zod";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf } from "../manifest-object.ts";

const datasource = z.object({ type: z.string(), uid: z.string() });
const dashboard = z.looseObject({
  uid: z.string(),
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      datasource,
      targets: z.array(z.looseObject({ refId: z.string(), datasource, expr: z.string() })).min(1),
    }),
  ),
});

/** What Grafana is given, as it finds it. */
export function grafanaFiles(name: "grafana" | "grafana-dashboards"): Readonly<Record<string, string>> {
  return configurationOf(buildOverlay("monitoring/overlays/complete"), name);
}

export const dashboards = Object.entries(grafanaFiles("grafana-dashboards")).map(
  ([file, text]) => [file, dashboard.parse(JSON.parse(text))] as const,
);

/** File, panel and query, as Grafana asks it: its own variables stand for something. */
export const dashboardQueries = dashboards.flatMap(([file, { panels }]) =>
  panels.flatMap(({ title, targets }) =>
    targets.map(
      ({ expr }) =>
        [file, title, expr.replaceAll("$namespace", "prod").replaceAll("$__range", "1h")] as const,
    ),
  ),
);
