import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { dashboards, grafanaFiles } from "./dashboards.ts";

const sources = z.object({ datasources: z.array(z.looseObject({ uid: z.string(), type: z.string() })) });

test("there is something to look at", () => {
  expect(dashboards.map(([file]) => file)).toEqual(["error-budget.json", "saturation.json", "services.json"]);
});

test.each(dashboards)("%s asks the datasource that is provided, and numbers its panels", (_, { panels }) => {
  const [provided] = sources.parse(parse(grafanaFiles("grafana")["datasources.yaml"] ?? "")).datasources;
  const asked = panels.flatMap((panel) => [panel.datasource, ...panel.targets.map((one) => one.datasource)]);
  expect(new Set(asked.map(({ type, uid }) => `${type} ${uid}`))).toEqual(
    new Set([`${provided?.type} ${provided?.uid}`]),
  );
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});
