import { join } from "node:path";
import { readModelFiles } from "@greenroom/adapters/model";
import { type ArchitectureModel, type TrafficReading, uniteModels } from "@greenroom/core/architecture";
import type { Result } from "@greenroom/core/result";
import { readPlatformModel } from "@greenroom/core/risks";
import { beforeAll, expect, test } from "vitest";
import type { LiveStates } from "./architecture-view.ts";
import { drawChanges } from "./compare/draw-changes.ts";
import { modelRows } from "./compare/model-rows.ts";
import { architectureRoutes } from "./contract.ts";
import type { DiagramScope } from "./diagram-scope.ts";
import type { ServedModel } from "./server/served-model.ts";
import { statesWithinReach } from "./server/states-within-reach.ts";
import { toContents } from "./server/to-contents.ts";
import { toDiagramPage } from "./server/to-diagram-page.ts";
import { toFindings } from "./server/to-findings.ts";
import { toFlowPage } from "./server/to-flow-page.ts";
import { toWhatIf } from "./server/to-what-if.ts";

const at = "2026-11-27T12:00:00.000Z";
const drawn = { markup: "<svg></svg>" };
let served: ServedModel;

/** The project's own model, in which everything occurs that a model can say. */
beforeAll(async () => {
  const directory = join(import.meta.dirname, "../../../../../docs/architecture");
  const { content, faults } = readPlatformModel(await readModelFiles(directory));
  if (!content) throw new Error(JSON.stringify(faults));
  served = { ...content, facts: { revision: "abc", loadedAt: at, faults: [] } };
});

/** What the browser gets of it. A contract leaves out what it does not name, so that equal means described whole. */
function received(
  { answer }: { readonly answer: { parse(sent: unknown): unknown } },
  view: unknown,
): unknown {
  return answer.parse(sent(view));
}

function sent(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view));
}

function found<View>(result: Result<View>): View {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test("every diagram of the model is what its contract says", async () => {
  const { zones, components, requirements, flows } = served.architecture;
  const scopes: readonly DiagramScope[] = [
    { level: "landscape" },
    { level: "deployment" },
    ...zones.map(({ id }): DiagramScope => ({ level: "zone", zone: id })),
    ...components.map(({ id, zone }): DiagramScope => ({ level: "component", zone, component: id })),
    ...requirements.map(({ id }): DiagramScope => ({ level: "requirement", requirement: id })),
    ...flows.map(({ id }): DiagramScope => ({ level: "flow", flow: id })),
  ];
  for (const scope of scopes) {
    const page = found(await toDiagramPage(served, scope, () => Promise.resolve(drawn)));
    expect(received(architectureRoutes.diagram, page)).toEqual(sent(page));
  }
});

test("every flow is what its contract says, also where it could not be drawn", async () => {
  for (const { id } of served.architecture.flows) {
    const page = found(await toFlowPage(served, id, () => Promise.resolve({ failure: "Not now." })));
    expect(received(architectureRoutes.flow, page)).toEqual(sent(page));
  }
});

test("a part that is not there is named in the error", async () => {
  const draw = () => Promise.resolve(drawn);
  const page = (scope: DiagramScope) => toDiagramPage(served, scope, draw);
  const [zone] = served.architecture.zones;
  const codes = await Promise.all([
    page({ level: "zone", zone: "nothing" }),
    page({ level: "component", zone: zone?.id ?? "", component: "nothing" }),
    page({ level: "requirement", requirement: "nothing" }),
    page({ level: "flow", flow: "nothing" }),
    toFlowPage(served, "nothing", draw),
  ]);
  expect(codes.map((result) => (result.ok ? null : result.error.code))).toEqual([
    "zone_not_found",
    "component_not_found",
    "requirement_not_found",
    "flow_not_found",
    "flow_not_found",
  ]);
});

test("contents, findings and the failure of every zone are what their contracts say", () => {
  const contents = toContents(served);
  expect(received(architectureRoutes.contents, contents)).toEqual(sent(contents));
  const seen = [{ namespace: "dev", name: "stray" }];
  const findings = toFindings(served, {
    seen,
    isRead: ({ namespace }) => namespace === "dev",
    unread: ["prod"],
  });
  expect(received(architectureRoutes.findings, findings)).toEqual(sent(findings));
  for (const { id } of served.architecture.zones) {
    const view = toWhatIf(served, [
      { kind: "zone", id },
      { kind: "zone", id: "gone" },
    ]);
    expect(received(architectureRoutes.whatIf, view)).toEqual(sent(view));
  }
});

test("a comparison is what its contract says", () => {
  const now = served.architecture;
  const [first, ...rest] = now.components;
  const before: ArchitectureModel = {
    ...now,
    components: rest.map((component, index) => (index === 0 ? { ...component, name: "Renamed" } : component)),
  };
  expect(first).toBeDefined();
  const drawing = drawChanges(uniteModels(before, now), null);
  expect(drawing).not.toBeNull();
  const { text: _, ...laidOut } = drawing ?? { text: "" };
  const comparison = {
    mode: "revision",
    at,
    before: "abc",
    after: "now",
    rows: modelRows(before, now),
    drawing: { ...laidOut, drawn },
    sameCount: null,
    gaps: [],
    revisions: [{ revision: "abc", subject: "Rename", at: "2026-11-27T13:00:00+01:00" }],
    environments: [{ id: "dev", name: "Development" }],
  };
  expect(received(architectureRoutes.compare, comparison)).toEqual(sent(comparison));
});

test("live states and traffic are what their contracts say", () => {
  const { components } = served.architecture;
  const states: LiveStates = {
    at,
    firing: [
      {
        id: "outage",
        title: "Outage",
        components: ["go-demo"],
        observed: "1 of 2",
        since: at,
        environments: ["dev"],
      },
    ],
    states: statesWithinReach(components, [], new Set(), new Date(at)),
  };
  expect(received(architectureRoutes.states, states)).toEqual(sent(states));
  const numbers = { requestsPerSecond: 1.5, p95Seconds: null, observedAt: at };
  const traffic: TrafficReading = {
    at,
    outage: { reason: "Prometheus does not answer.", answeredAt: null },
    components: [
      { component: "go-demo", environment: "dev", state: "measured", ...numbers },
      { component: "gateway", environment: null, state: "last-known", reason: "No answer.", ...numbers },
    ],
    dependencies: [{ from: "gateway", to: "go-demo", protocol: "HTTP", state: "none", reason: "no data" }],
  };
  expect(received(architectureRoutes.traffic, traffic)).toEqual(sent(traffic));
});
