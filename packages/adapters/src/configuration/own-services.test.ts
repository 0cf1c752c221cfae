import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseModel } from "@greenroom/core/architecture";
import { serviceComponent } from "@greenroom/core/services";
import { expect, test } from "vitest";
import { readProductConfiguration } from "./read-product-configuration.ts";

const root = join(import.meta.dirname, "../../../..");
const modelDirectory = join(root, "docs/architecture");

test("every service of the platform that Greenroom brings along has a component, with an owner and a tier", () => {
  const { services, environments } = readProductConfiguration(
    join(root, "greenroom.yaml"),
    join(root, "docs/objectives"),
  );
  const { model } = parseModel(
    readdirSync(modelDirectory, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".yaml"))
      .map((path) => ({ path, text: readFileSync(join(modelDirectory, path), "utf8") })),
  );
  if (model === null) throw new Error("the model has faults");
  const found = services.map((service) => serviceComponent(model, service, environments));
  expect(services.length).toBeGreaterThan(1);
  for (const component of found)
    expect(component).toMatchObject({
      kind: "found",
      component: { owner: expect.any(String) as string, tier: expect.any(Number) as number },
    });
});
