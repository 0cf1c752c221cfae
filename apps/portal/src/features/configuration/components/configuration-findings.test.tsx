import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ConfigurationFault, ConfigurationFindings } from "../contract.ts";
import { configurationQueries } from "../queries/configuration-queries.ts";
import { ConfigurationFaults } from "./configuration-faults.tsx";
import { NotConfigured } from "./not-configured.tsx";

const nothing: ConfigurationFindings = {
  faults: [],
  leftOut: [],
  notConfigured: { workloads: [], lines: [] },
  notLookedUp: [],
};
const fault = (about: ConfigurationFault["about"][number], environment: string, service: string) => ({
  text: `greenroom.yaml: ${about} of ${service} in ${environment}`,
  about: [about],
  environment,
  service,
});

function drawn(page: ReactNode, found: Partial<ConfigurationFindings>): string {
  const client = new QueryClient();
  client.setQueryData(configurationQueries.findings().queryKey, { ...nothing, ...found });
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </MantineProvider>,
  );
}

const faults = [
  fault("workload", "test", "shop"),
  fault("workload", "live", "shop"),
  fault("workload", "live", "search"),
  fault("metrics", "live", "shop"),
];

test.each([
  [null, undefined, ["shop in test", "shop in live", "search in live"]],
  ["live", undefined, ["shop in live", "search in live"]],
  [null, "shop", ["shop in test", "shop in live"]],
  ["live", "shop", ["shop in live"]],
])("a page of %s and %s says what it misses", (environment, service, expected) => {
  const page = drawn(
    <ConfigurationFaults
      about={["workload"]}
      environment={environment}
      {...(service === undefined ? {} : { service })}
    />,
    { faults },
  );
  expect([...page.matchAll(/workload of (\S+ in \w+)/g)].map(([, words]) => words)).toEqual(expected);
  expect(page).not.toContain("metrics of");
});

test("a page of one service says as well what is missing of those that it cannot show", () => {
  const page = drawn(
    <ConfigurationFaults about={["workload"]} environment="live" service="shop" shown={["shop"]} />,
    { faults },
  );
  expect([...page.matchAll(/workload of (\S+) in/g)].map(([, words]) => words)).toEqual(["shop", "search"]);
});

test("what is left out as a whole is said on every page, with what Greenroom goes without", () => {
  const left = { text: "greenroom.yaml line 9: is no key", about: ["configuration" as const] };
  const page = drawn(<ConfigurationFaults about={["terraform"]} environment="live" service="shop" />, {
    faults: [{ ...left, environment: null, service: null }],
    leftOut: ["the service search"],
  });
  expect(page).toContain("greenroom.yaml line 9: is no key");
  expect(page).toContain("Greenroom goes without the service search.");
});

test("where all of it is there, nothing is said", () => {
  expect(drawn(<ConfigurationFaults about={["terraform"]} environment={null} />, { faults })).not.toContain(
    "<section",
  );
  expect(drawn(<NotConfigured />, {})).not.toContain("<section");
});

test("what is seen and not configured comes with the lines to add, and where nobody could look is said", () => {
  const page = drawn(<NotConfigured />, {
    notConfigured: {
      workloads: [{ kind: "DaemonSet", name: "agent", environments: ["Test", "Live"] }],
      lines: ["  - id: agent # seen in Test, Live", "    workload: { kind: DaemonSet, name: agent }"],
    },
    notLookedUp: [
      { about: "cluster", text: "Stage: clusters not looked up: the connection was refused" },
      { about: "metrics", text: "Stage: metrics not looked up: no PROMETHEUS_URL" },
    ],
  });
  expect(page).toContain("DaemonSet agent in Test, Live");
  expect(page).toContain(
    "services:\n  - id: agent # seen in Test, Live\n    workload: { kind: DaemonSet, name: agent }",
  );
  expect(page).toContain("Stage: clusters not looked up: the connection was refused");
  expect(page).not.toContain("PROMETHEUS_URL");
});
