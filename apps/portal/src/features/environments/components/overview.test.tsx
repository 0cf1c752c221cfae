import { userIdSchema } from "@greenroom/core/access";
import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "#portal/design/index.ts";
import { configurationQueries } from "#portal/features/configuration/queries/configuration-queries.ts";
import { ShellContext } from "#portal/features/shell/shell-context.ts";
import { LiveProvider } from "#portal/live/live-provider.tsx";
import type { EnvironmentSummary } from "../contract.ts";
import { environmentQueries } from "../queries/environment-queries.ts";
import { environmentSummary, layerSummary, serviceSummary } from "../summary-fixture.ts";
import { Overview } from "./overview.tsx";

vi.mock("next/navigation", () => ({
  usePathname: () => "/",
  useRouter: () => ({}),
  useSearchParams: () => new URLSearchParams(),
}));

const viewer = { id: userIdSchema.parse("vera"), name: "Vera", email: "vera@greenroom.local", grants: [] };
let client: QueryClient;
beforeEach(() => {
  client = createQueryClient();
  client.setQueryData(environmentQueries.waiting().queryKey, []);
});

/** The page as the server sends it. */
function page(summaries?: readonly EnvironmentSummary[]): string {
  if (summaries) client.setQueryData(environmentQueries.summaries().queryKey, [...summaries]);
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ShellContext
          value={{ viewer, environments: [], services: [], promoted: [], preparation: null, notices: [] }}
        >
          <LiveProvider readAt={null}>
            <Overview />
          </LiveProvider>
        </ShellContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const words = (markup: string) =>
  markup
    .replaceAll(/<style[^>]*>.*?<\/style>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
const withService = (changes: Parameters<typeof serviceSummary>[0]) =>
  words(page([environmentSummary("prod", { services: [serviceSummary(changes)] })]));
const away = {
  state: "unreachable",
  since: "2026-01-02T00:00:00.000Z",
  lastEventAt: "2026-01-02T00:00:00.000Z",
  reason: "Connection refused.",
} as const;

test("a cell says what runs, how it is and what fails, and leads to its rollout", () => {
  const markup = page([environmentSummary("prod")]);
  expect(words(markup)).toMatch(/1\.2\.3.*Healthy.*0\.1% of at most 1%.*Kept/);
  expect(markup).toContain('href="/rollouts/prod/shop"');
  expect(words(markup)).toContain("1 service in 1 environment; nothing needs a look.");
});

test("what the configuration misses is said where its cells would be", () => {
  const text = "greenroom.yaml line 9: is no key";
  client.setQueryData(configurationQueries.findings().queryKey, {
    faults: [{ text, about: ["configuration"], environment: null, service: null }],
    leftOut: ["the service search"],
    notConfigured: { workloads: [], lines: [] },
    notLookedUp: [],
  });
  const said = words(page([environmentSummary("prod")]));
  expect(said).toContain("the configuration has 1 fault.");
  expect(said).toContain(text);
  expect(said).toContain("Greenroom goes without the service search.");
});

test("loading has the layout of what comes, and what could not be read says why", async () => {
  expect(page()).toContain('aria-label="Loading the environments"');
  const { queryKey } = environmentQueries.summaries();
  client.setDefaultOptions({ queries: { retryOnMount: false } });
  await client.prefetchQuery({
    queryKey,
    queryFn: () => Promise.reject(new Error("the database is away")),
    retry: false,
  });
  expect(words(page())).toContain("The environments could not be read the database is away");
});

test.each<[string, string, Parameters<typeof serviceSummary>[0]]>([
  ["never seen", "Nothing of it has been seen in the namespace live.", { rollout: null }],
  ["stale", "as of", { connection: away }],
  ["why it is stale", "Connection refused.", { connection: away }],
  ["not measured", "errors not measured", { objective: null }],
  ["nothing promised", "no objective", { objective: { kind: "none" } }],
  ["nothing asked", "no requests", { objective: { kind: "no-requests" } }],
  [
    "no answer of Prometheus",
    "errors not known it is away",
    { objective: { kind: "unavailable", reason: "it is away" } },
  ],
  [
    "a component that is not there",
    'No component "moon" in the model',
    { component: { kind: "unknown", id: "moon" } },
  ],
  ["what to add where nobody owns it", "no owner: name its component in greenroom.yaml", { component: null }],
])("%s is said in the cell", (_, expected, changes) =>
  expect(withService(changes).replaceAll("&quot;", '"')).toContain(expected),
);

test("what is out of reach in one environment is said there", () => {
  const markup = page([environmentSummary("dev"), environmentSummary("prod", { services: [] })]);
  expect(words(markup)).toContain("Your roles do not reach here: shop");
  const elsewhere = page([
    environmentSummary("dev"),
    environmentSummary("prod", { services: [], notHere: ["shop"] }),
  ]);
  expect(words(elsewhere)).not.toContain("Your roles");
  expect(words(elsewhere)).toContain("Not here: shop");
});

test("what waits comes first, where who hears the page meets it", () => {
  const markup = page([environmentSummary("dev")]);
  expect(markup.indexOf("Waiting for somebody")).toBeLessThan(markup.indexOf('role="table"'));
});

test("what fires is no silence: it is said at the top as in the head of its environment", () => {
  const said = words(page([environmentSummary("prod", { firing: 2 })]));
  expect(said).toMatch(/1 service in 1 environment; 2 checks fire\. .*prod prod 2 checks fire/);
});

test("a hundred cells cost few elements each", () => {
  const services = Array.from({ length: 20 }, (_, index) => serviceSummary({ id: `s${index}` }));
  const cells = (of: typeof services) => {
    client = createQueryClient();
    client.setQueryData(environmentQueries.waiting().queryKey, []);
    const environments = ["e1", "e2", "e3", "e4", "e5"];
    return (
      page(environments.map((id) => environmentSummary(id, { services: of }))).match(/<[a-z]/g)?.length ?? 0
    );
  };
  const each = (cells(services) - cells(services.slice(0, 1))) / 95;
  expect(each).toBeLessThanOrEqual(11);
});

test("without services, and without environments, there is what to do", () => {
  expect(words(page([environmentSummary("dev", { services: [] })]))).toContain("No service is configured");
  expect(words(page([]))).toContain("No environment is within your reach");
});

test("the infrastructure of an environment is among its rows, with drift and lock", () => {
  const lock = { who: "ann", operation: "apply", since: "2026-01-02T00:00:00.000Z" };
  const markup = page([environmentSummary("dev", { layers: [layerSummary({ lock, drift: "drifted" })] })]);
  expect(words(markup)).toMatch(/platform.*state 3.*Drifted.*Locked.*What runs differs from its state\./);
});
