import { expect, test } from "vitest";
import { productConfigurationSchema } from "./index.ts";

const environment = (id: string, from: string | null) => ({
  id,
  name: id,
  cluster: { context: "sandbox", namespace: id, workload: "go-demo", overlay: `go-demo/overlays/${id}` },
  terraform: { layers: ["platform"] },
  promotion: { from },
});

const faultsOf = (environments: unknown[]) =>
  productConfigurationSchema
    .safeParse({ product: { name: "Greenroom" }, environments })
    .error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);

test.each([
  ["any number of environments", [environment("dev", null), environment("prod", "dev")], undefined],
  [
    "an id used twice",
    [environment("dev", null), environment("dev", null)],
    ['environments.1.id: "dev" is used twice'],
  ],
  [
    "a source that comes later",
    [environment("dev", "prod"), environment("prod", null)],
    ['environments.0.promotion.from: "prod" is not an environment listed before "dev"'],
  ],
])("%s", (_, environments, faults) => {
  expect(faultsOf(environments)).toEqual(faults);
});
