import { expect, test } from "vitest";
import { z } from "zod";
import { buildOverlay, sandboxOverlays } from "./build-overlay.ts";
import { workloadsOf } from "./manifest-object.ts";

const objects = () => sandboxOverlays.flatMap((overlay) => buildOverlay(overlay));
const service = z.looseObject({ ports: z.array(z.looseObject({ nodePort: z.number().optional() })) });

test("node ports are the documented ones, each given once", () => {
  const ports = objects()
    .filter(({ kind }) => kind === "Service")
    .flatMap(({ spec }) => service.parse(spec).ports.map(({ nodePort }) => nodePort))
    .filter((port) => port !== undefined);
  expect(ports.toSorted((a, b) => a - b)).toEqual([30080, 30081, 30082, 30090, 30093]);
});

test("no object is described by two overlays, but for the namespaces they share", () => {
  const names = objects()
    .filter(({ kind }) => kind !== "Namespace")
    .map(
      ({ apiVersion, kind, metadata }) =>
        `${apiVersion} ${kind} ${metadata.namespace ?? ""}/${metadata.name}`,
    );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("everything in it asks for at most half a core and half a gibibyte when idle", () => {
  // What the autoscalers keep, and one pod of a DaemonSet on the only node.
  const least: Record<string, number> = { dev: 1, stage: 2, prod: 3, "monitoring-nodes": 1 };
  const asked = workloadsOf(objects()).map(({ namespace, spec }) => {
    const requests = spec.template.spec.containers[0]?.resources?.requests;
    const replicas = spec.replicas ?? least[namespace] ?? Number.NaN;
    return {
      millicores: replicas * Number(/^(\d+)m$/.exec(requests?.cpu ?? "")?.[1]),
      mebibytes: replicas * Number(/^(\d+)Mi$/.exec(requests?.memory ?? "")?.[1]),
    };
  });
  expect(asked.reduce((sum, { millicores }) => sum + millicores, 0)).toBeLessThanOrEqual(500);
  expect(asked.reduce((sum, { mebibytes }) => sum + mebibytes, 0)).toBeLessThanOrEqual(512);
});
