import { expect, test } from "vitest";
import type { DriftReading, LayerDrift } from "../drift-view.ts";
import { exampleFacts, exampleNode } from "../view-fixture.ts";
import { markDrift } from "./drift-overlay.ts";

const at = "2026-01-02T00:00:00.000Z";
const node = exampleNode("app", { reality: "deployed" });
const network = [exampleFacts("app", { infrastructure: [{ layer: "platform", module: "network" }] })];
const layer = (state: LayerDrift["state"], modules: LayerDrift["modules"] = {}): LayerDrift => ({
  layer: "platform",
  state,
  at,
  runId: "run-0000000000000000",
  modules,
});
const unknown = (state: "never-planned" | "not-known"): LayerDrift => ({
  ...layer(state, null),
  at: null,
  runId: null,
});
const reading = (layers: Record<string, LayerDrift>): DriftReading => ({
  at,
  environments: Object.entries(layers).map(([id, each]) => ({ id, name: id, layers: [each], unread: null })),
});

test.each<[string, Record<string, LayerDrift>, string | null, string, string]>([
  ["all the same", { dev: layer("in-sync"), prod: layer("in-sync") }, null, "in-sync", "dev, prod in sync"],
  [
    "the worst first",
    { dev: layer("in-sync"), prod: layer("drifted", { network: "drifted" }) },
    null,
    "drifted",
    "prod drifted · dev in sync",
  ],
  [
    "another module's drift is not this component's",
    { dev: layer("drifted", { namespace: "drifted" }) },
    null,
    "in-sync",
    "dev in sync",
  ],
  ["a plan that is not kept", { dev: layer("changes-left", null) }, null, "changes-left", "dev changes left"],
  [
    "no plan ever: not known, never green",
    { dev: unknown("never-planned") },
    null,
    "not-known",
    "dev never planned",
  ],
  [
    "what is not known outweighs good news",
    { dev: layer("in-sync"), prod: unknown("not-known") },
    null,
    "not-known",
    "prod not known · dev in sync",
  ],
  [
    "one environment's",
    { dev: layer("in-sync"), prod: unknown("not-known") },
    "dev",
    "in-sync",
    "dev in sync",
  ],
])("%s", (_, layers, environment, classId, badge) => {
  const mark = markDrift(node, network, { reading: reading(layers), isStale: false }, environment);
  expect(mark).toMatchObject({ classId, badge });
});

test("says of the rest why nothing is said", () => {
  const state = { reading: null, isStale: false };
  expect(markDrift(exampleNode("app"), network, state, null).classId).toBe("designed");
  expect(markDrift(node, [exampleFacts("app")], state, null).classId).toBe("not-terraform");
  expect(markDrift(node, network, state, null).words).toBe("not known, nothing has been read yet");
  const never = { reading: reading({ dev: unknown("never-planned") }), isStale: false };
  expect(markDrift(node, network, never, null).words).toBe("not known: dev never planned");
});
