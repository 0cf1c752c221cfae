import { expect, test } from "vitest";
import type { PreparedImage } from "../images/index.ts";
import { pinContainers, pinImage } from "./pinned-images.ts";

const image = (name: PreparedImage["name"], tag: string, digest: string): PreparedImage => ({
  name,
  tag,
  digest,
  repository: `greenroom.local/${name}`,
  archivePath: "",
});
const images = [
  image("go-demo", "1.0.0", "sha256:a"),
  image("go-demo", "1.1.0", "sha256:b"),
  image("coredns", "1.15.0", "sha256:c"),
];

test.each([
  ["greenroom.local/go-demo:1.0.0", "greenroom.local/go-demo@sha256:a"],
  ["greenroom.local/go-demo:1.1.0", "greenroom.local/go-demo@sha256:b"],
  ["greenroom.local/coredns", "greenroom.local/coredns@sha256:c"],
  ["greenroom.local/go-demo@sha256:kept", "greenroom.local/go-demo@sha256:kept"],
  ["registry.k8s.io/pause:3.10", "registry.k8s.io/pause:3.10"],
  ["greenroom.local/go-demo:9.9.9", null],
  ["greenroom.local/prometheus", null],
])("%s → %s", (reference, expected) => expect(pinImage(reference, images)).toBe(expected));

test("pods of no version get that of their first container's image, others keep theirs", () => {
  const pods = (labels?: object) => ({
    spec: {
      template: {
        ...(labels ? { metadata: { labels } } : {}),
        spec: {
          initContainers: [{ image: "greenroom.local/coredns" }],
          containers: [{ image: "greenroom.local/go-demo:1.1.0" }, { image: "greenroom.local/coredns" }],
        },
      },
    },
  });
  const labelsOf = (object: object) => {
    pinContainers(object, images);
    return (object as { spec: { template: { metadata?: { labels: object } } } }).spec.template.metadata
      ?.labels;
  };
  const label = "app.kubernetes.io/version";
  expect(labelsOf(pods())).toEqual({ [label]: "1.1.0" });
  expect(labelsOf(pods({ app: "web" }))).toEqual({ app: "web", [label]: "1.1.0" });
  expect(labelsOf(pods({ [label]: "1.0.0" }))).toEqual({ [label]: "1.0.0" });
});

test("every container of a workload is pinned, and what is missing is named", () => {
  const deployment = {
    spec: {
      template: {
        spec: {
          initContainers: [{ image: "greenroom.local/prometheus" }],
          containers: [{ image: "greenroom.local/go-demo:1.0.0" }],
        },
      },
    },
  };
  expect(pinContainers(deployment, images)).toEqual(["greenroom.local/prometheus"]);
  expect(deployment.spec.template.spec.containers).toEqual([{ image: "greenroom.local/go-demo@sha256:a" }]);
});
