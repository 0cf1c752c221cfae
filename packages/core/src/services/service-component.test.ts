import { expect, test } from "vitest";
import { exampleComponent, exampleModel } from "../architecture/model-example-fixture.ts";
import { environmentFixture } from "../environments/environment-fixture.ts";
import { serviceComponent } from "./index.ts";

const environments = ["media-test", "media-live"].map((namespace) =>
  environmentFixture(namespace, { cluster: { namespace } }),
);
const bound = (id: string, namespace: string, name: string) =>
  exampleComponent(id, { reality: "deployed", bindings: [{ kind: "workload", namespace, name }] });
const model = exampleModel([
  bound("other", "elsewhere", "web"),
  bound("shop", "media-live", "web"),
  bound("search", "media-live", "search"),
]);
const workload = { kind: "Deployment", name: "web", namespaces: {} } as const;
const elsewhere = { ...workload, namespaces: { "media-test": "elsewhere" } };

test.each([
  ["the one it names, whatever is bound to its workload", { workload, component: "search" }, "search"],
  ["the one bound to its workload in an environment, not in another namespace", { workload }, "shop"],
  ["the one bound to its workload where it names a namespace of its own", { workload: elsewhere }, "other"],
])("a service is %s", (_, service, id) =>
  expect(serviceComponent(model, service, environments)).toMatchObject({ kind: "found", component: { id } }),
);

test("a service that is elsewhere in an environment is bound there", () => {
  const moved = { ...workload, namespaces: { "media-live": "elsewhere" } };
  expect(serviceComponent(model, { workload: moved }, environments)).toMatchObject({
    component: { id: "other" },
  });
});

test("a name that the model does not have is known as such, and none is none", () => {
  expect(serviceComponent(model, { workload, component: "moon" }, environments)).toEqual({
    kind: "unknown",
    id: "moon",
  });
  expect(serviceComponent(model, { workload: { ...workload, name: "jobs" } }, environments)).toEqual({
    kind: "none",
  });
});
