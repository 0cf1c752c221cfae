import { expect, test } from "vitest";
import { embeddedParts } from "./embedded-parts.ts";

test.each([
  [
    "nothing set: all embedded",
    {},
    { postgres: true, cluster: true, tofu: true, kubectl: true, visitors: true },
  ],
  [
    "an own database",
    { DATABASE_URL: "postgres://db/greenroom" },
    { postgres: false, cluster: true, tofu: true, kubectl: true, visitors: true },
  ],
  [
    "an own cluster",
    { KUBECONFIG: "/home/me/.kube/config" },
    { postgres: true, cluster: false, tofu: true, kubectl: true, visitors: false },
  ],
  [
    "no cluster wanted",
    { GREENROOM_SANDBOX: "off" },
    { postgres: true, cluster: false, tofu: true, kubectl: false, visitors: false },
  ],
  [
    "no visitors wanted",
    { GREENROOM_VISITORS: "off" },
    { postgres: true, cluster: true, tofu: true, kubectl: true, visitors: false },
  ],
  [
    "an own tofu",
    { TF_BINARY: "/usr/bin/terraform" },
    { postgres: true, cluster: true, tofu: false, kubectl: true, visitors: true },
  ],
])("%s", (_, variables, parts) => {
  expect(embeddedParts(variables, () => false)).toEqual(parts);
});

test.each([
  ["on PATH", {}, true],
  ["named", { KUBECTL_BINARY: "/opt/kubectl" }, false],
])("a kubectl that a person has already is used with their cluster: %s", (_, variables, isThere) => {
  const parts = embeddedParts({ KUBECONFIG: "/home/me/.kube/config", ...variables }, () => isThere);
  expect(parts.kubectl).toBe(false);
});
