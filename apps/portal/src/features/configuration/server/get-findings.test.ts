import { authorize, roleGrantSchema, userIdSchema, type Viewer } from "@greenroom/core/access";
import type { OutsideJudgement } from "@greenroom/core/configuration";
import { expect, test, vi } from "vitest";
import { getFindings } from "./get-findings.ts";

const place = (id: string, name: string) => ({ id, name, namespace: null });
const judgement: OutsideJudgement = {
  faults: [
    {
      file: null,
      line: 7,
      text: "line 7: no stack",
      about: ["terraform"],
      environment: "test",
      service: null,
    },
    {
      file: null,
      line: 9,
      text: "line 9: no shop",
      about: ["workload"],
      environment: "test",
      service: "shop",
    },
    {
      file: null,
      line: 9,
      text: "line 9: no shop",
      about: ["workload"],
      environment: "live",
      service: "shop",
    },
    {
      file: null,
      line: 12,
      text: "line 12: no component",
      about: ["component"],
      environment: null,
      service: "search",
    },
  ],
  notLookedUp: [
    {
      about: "cluster",
      environment: "test",
      name: "Test",
      cause: "clusters not looked up: refused",
      failure: null,
    },
    {
      about: "cluster",
      environment: "live",
      name: "Live",
      cause: "clusters not looked up: refused",
      failure: null,
    },
  ],
  strays: [
    {
      kind: "DaemonSet",
      namespace: "n",
      name: "agent",
      isMissed: false,
      seen: [place("test", "Test"), place("live", "Live")],
    },
    { kind: "Deployment", namespace: "n", name: "jobs", isMissed: false, seen: [place("live", "Live")] },
  ],
};
const broken = vi.hoisted(() => ({ about: ["metrics" as const], environment: null, service: "search" }));
const preparation = vi.hoisted(() => ({ status: null as { readonly steps: readonly object[] } | null }));
vi.mock("server-only", () => ({}));
vi.mock("#portal/composition/portal.ts", () => ({
  portal: () => ({
    settings: { GREENROOM_CONFIG: "/etc/greenroom/greenroom.yaml" },
    written: { environments: ["test", "live"].map((id) => ({ id })), services: [] },
    configurationFaults: [{ ...broken, file: "/objectives/shop.yaml", text: "line 3: no promise" }],
    leftOut: [{ text: "the metrics of search", environment: null, service: "search" }],
    platformStatus: { read: async () => preparation.status },
    checkConfiguration: async () => judgement,
  }),
}));

const findings = async (environment: string | null, service: string | null) => {
  const viewer: Viewer = {
    id: userIdSchema.parse("olga"),
    name: "Olga",
    email: "olga@example.org",
    grants: [roleGrantSchema.parse({ role: "viewer", environment, service })],
  };
  return getFindings(authorize(viewer, "environment:read"));
};

test("who may see everything is told everything, with the lines to add", async () => {
  expect(await findings(null, null)).toEqual({
    faults: [
      ...judgement.faults.map(({ text, about, environment, service }) => ({
        text: `greenroom.yaml ${text}`,
        about,
        environment,
        service,
      })),
      { ...broken, text: "shop.yaml line 3: no promise" },
    ],
    leftOut: ["the metrics of search"],
    notConfigured: {
      workloads: [
        { kind: "DaemonSet", name: "agent", environments: ["Test", "Live"] },
        { kind: "Deployment", name: "jobs", environments: ["Live"] },
      ],
      lines: [
        "  - id: agent # seen in Test, Live",
        "    workload: { kind: DaemonSet, name: agent }",
        "  - id: jobs # seen in Live",
        "    environments: [live]",
        "    workload: { name: jobs }",
      ],
    },
    notLookedUp: [{ about: "cluster", text: "Test, Live: clusters not looked up: refused" }],
  });
});

test("who may see one environment is told nothing of another", async () => {
  const { faults, notConfigured, notLookedUp } = await findings("test", null);
  expect(faults.map(({ text }) => text)).toEqual([
    "greenroom.yaml line 7: no stack",
    "greenroom.yaml line 9: no shop",
  ]);
  expect(notConfigured.workloads).toEqual([{ kind: "DaemonSet", name: "agent", environments: ["Test"] }]);
  expect(notConfigured.lines.join()).not.toMatch(/Live|jobs/);
  expect(notLookedUp).toEqual([{ about: "cluster", text: "Test: clusters not looked up: refused" }]);
});

test("what the embedded parts bring along is not missed while they come", async () => {
  preparation.status = { steps: [{ state: "ready" }, { state: "running" }] };
  const { faults } = await findings(null, null);
  preparation.status = null;
  // What is wrong with the file itself nobody brings.
  expect(faults.map(({ about }) => about)).toEqual([["terraform"], ["component"], ["metrics"]]);
});
