import { expect, test } from "vitest";
import { environmentIdSchema } from "../environments/index.ts";
import { createRiskHolds } from "./risk-holds.ts";

test("a model that could not be read is no register without checks", async () => {
  const holds = createRiskHolds({
    model: { current: async () => ({ content: null, faults: [], revision: "none", loadedAt: new Date() }) },
    evidence: { current: async () => [] },
    decisions: { newest: async () => [] },
    now: () => new Date(),
  });
  expect(await holds.into(environmentIdSchema.parse("prod"))).toBeNull();
});
