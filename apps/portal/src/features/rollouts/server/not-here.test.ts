import { authorize, type RoleGrant, userIdSchema } from "@greenroom/core/access";
import { afterEach, expect, test, vi } from "vitest";
import { environmentFixture } from "../../../../../../packages/core/src/environments/environment-fixture.ts";
import { serviceFixture } from "../../../../../../packages/core/src/services/service-fixture.ts";

const environments = ["dev", "stage", "prod"].map((id) => environmentFixture(id));
const prometheus = { ...serviceFixture, id: "prometheus", environments: ["prod"] };
const asked: string[] = [];
const composed = {
  environments,
  services: [serviceFixture, prometheus],
  promoted: serviceFixture,
  promotions: { list: async () => [] },
  metrics: {
    range: async ({ id }: { readonly id: string }) => {
      asked.push(id);
      return [];
    },
    scrapeInterval: async () => ({ kind: "measured", seconds: 5 }),
  },
};
vi.mock("server-only", () => ({}));
vi.mock("#portal/composition/portal.ts", () => ({ portal: () => composed }));
const { getNotHere } = await import("./rollout-cards.ts");
const { getChartView } = await import("../../metrics/server/chart-view.ts");
afterEach(() => void asked.splice(0));

const viewerWith = (grants: readonly RoleGrant[]) => ({
  id: userIdSchema.parse("vera"),
  name: "Vera",
  email: "vera@example.test",
  grants,
});
const everywhere = viewerWith([{ role: "viewer", environment: null, service: null }]);

test("what is in one environment only is said of the others, as far as the viewer sees them", () => {
  const names = (viewer: typeof everywhere) => getNotHere(authorize(viewer, "rollout:read"))["prometheus"];
  expect(names(everywhere)?.map(({ id }) => id)).toEqual(["dev", "stage"]);
  const inDev = viewerWith([{ role: "viewer", environment: environments[0]?.id ?? null, service: null }]);
  expect(names(inDev)?.map(({ id }) => id)).toEqual(["dev"]);
});

test("its requests are asked for where it is, and nowhere else", async () => {
  const view = (service: string) =>
    getChartView(authorize(everywhere, "metrics:read"), "request-rate", { range: "15m", service });
  const chart = await view("prometheus");
  expect(chart.ok && chart.value.environments.map(({ id }) => id)).toEqual(["prod"]);
  expect(asked).toEqual(["prod"]);
  await view("go-demo");
  expect(asked.slice(1).toSorted()).toEqual(["dev", "prod", "stage"]);
});
