import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf } from "../manifest-object.ts";

const statefulSet = z.object({
  replicas: z.number(),
  serviceName: z.string(),
  volumeClaimTemplates: z
    .array(
      z.object({
        metadata: z.object({ name: z.string() }),
        spec: z.looseObject({ resources: z.object({ requests: z.object({ storage: z.string() }) }) }),
      }),
    )
    .default([]),
  template: z.object({
    spec: z.looseObject({
      containers: z.tuple([z.looseObject({ args: z.array(z.string()) })]),
      topologySpreadConstraints: z.array(z.looseObject({ topologyKey: z.string() })).default([]),
      volumes: z.array(z.looseObject({ name: z.string() })),
    }),
  }),
});

function find(overlay: string, name: string) {
  const object = buildOverlay(`monitoring/overlays/${overlay}`).find(
    (candidate) => candidate.kind === "StatefulSet" && candidate.metadata.name === name,
  );
  return statefulSet.parse(object?.spec);
}
const argument = ({ template }: z.infer<typeof statefulSet>, name: string) =>
  template.spec.containers[0].args.flatMap((arg) =>
    arg.startsWith(`--${name}=`) ? [arg.slice(name.length + 3)] : [],
  );
const bytes = (text: string) => {
  const [, number, unit = ""] = /^(\d+)(\w+)$/.exec(text) ?? [];
  return Number(number) * ({ MB: 1e6, GB: 1e9, Mi: 2 ** 20, Gi: 2 ** 30 }[unit] ?? Number.NaN);
};
const hours = (text: string) => Number(/^(\d+)h$/.exec(text)?.[1]);

describe.each(["cloud", "complete"])("%s", (overlay) => {
  test("has two Alertmanagers on different nodes that know each other's names", () => {
    const pair = find(overlay, "alertmanager");
    expect(argument(pair, "cluster.peer")).toEqual(
      [0, 1].map((number) => `alertmanager-${number}.${pair.serviceName}.monitoring.svc:9094`),
    );
    expect([pair.replicas, argument(pair, "cluster.listen-address")]).toEqual([2, [":9094"]]);
    expect(pair.template.spec.topologySpreadConstraints.map(({ topologyKey }) => topologyKey)).toEqual([
      "topology.kubernetes.io/zone",
      "kubernetes.io/hostname",
    ]);
  });

  test.each(["prometheus", "alertmanager"])("keeps the data of %s on a volume", (name) => {
    const { volumeClaimTemplates, template } = find(overlay, name);
    expect(volumeClaimTemplates.map(({ metadata }) => metadata.name)).toEqual(["data"]);
    expect(template.spec.volumes.map((volume) => volume.name)).not.toContain("data");
  });

  test("lets Prometheus delete series before its volume is full", () => {
    const prometheus = find(overlay, "prometheus");
    const [volume] = prometheus.volumeClaimTemplates;
    const kept = bytes(argument(prometheus, "storage.tsdb.retention.size")[0] ?? "");
    expect(kept).toBeLessThan(0.9 * bytes(volume?.spec.resources.requests.storage ?? ""));
  });
});

test("the sandbox has one of each, without a volume and without gossip", () => {
  for (const name of ["prometheus", "alertmanager"]) {
    const { replicas, volumeClaimTemplates } = find("sandbox", name);
    expect([replicas, volumeClaimTemplates]).toEqual([1, []]);
  }
  expect(argument(find("sandbox", "alertmanager"), "cluster.listen-address")).toEqual([""]);
});

test("Alertmanager remembers who was told for longer than it waits to tell again", () => {
  const text = configurationOf(buildOverlay("monitoring/overlays/cloud"), "alertmanager")["alertmanager.yml"];
  const repeats = z.object({ repeat_interval: z.string().default("1h") });
  const { route } = z
    .object({ route: repeats.extend({ routes: z.array(repeats) }) })
    .parse(parse(text ?? ""));
  const longest = Math.max(
    ...[route, ...route.routes]
      .map((one) => hours(one.repeat_interval))
      .filter((value) => !Number.isNaN(value)),
  );
  expect(longest).toBe(24);
  expect(hours(argument(find("cloud", "alertmanager"), "data.retention")[0] ?? "")).toBeGreaterThan(longest);
});
