import { expect, test } from "vitest";
import { digestIn } from "./image-reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["containerd's", "registry.local:5000/a/b", `registry.local:5000/a/b@${digest}`, digest],
  ["Docker's", "registry.local/a/b", `docker-pullable://registry.local/a/b@${digest}`, digest],
  ["a short name, written out", "nginx", `docker.io/library/nginx@${digest}`, digest],
  ["a name of Docker Hub, written out", "grafana/loki", `docker.io/grafana/loki@${digest}`, digest],
  ["the name of the image's configuration", "registry.local/a/b", digest, null],
  ["Docker's name of it", "registry.local/a/b", `docker://${digest}`, null],
  ["one that was imported on the node", "registry.local/a/b", `import-2026-01-01@${digest}`, null],
  ["a mirror's", "registry.local/a/b", `mirror.local/a/b@${digest}`, null],
  ["a longer path's", "a/b", `registry.local/a/b@${digest}`, null],
  ["a pod that has not started", "registry.local/a/b", "", null],
  ["another algorithm", "registry.local/a/b", `registry.local/a/b@sha512:${"a".repeat(128)}`, null],
])("imageID of %s", (_, repository, imageId, expected) => {
  expect(digestIn(repository, imageId)).toBe(expected);
});
