import { expect, test } from "vitest";
import { productEnvironment, type ProductPlaces } from "./product-processes.ts";

const places: ProductPlaces = {
  root: "/checkout",
  stateDir: "/state",
  databaseUrl: "postgres://db",
  portalPort: 3000,
  workerPort: 3001,
  prometheusUrl: undefined,
  kubeconfigs: undefined,
  tofu: undefined,
  kubectl: undefined,
  statusFile: "/state/status.json",
  secrets: { sessionSecret: "s".repeat(32), stateKey: "k".repeat(44) },
};
const ofRuns = (changes: Partial<ProductPlaces>, variables: Record<string, string>) => {
  const { KUBECONFIG, TF_KUBECONFIG } = productEnvironment({ ...places, ...changes }, variables)
    .worker as Record<string, string | undefined>;
  return { KUBECONFIG, TF_KUBECONFIG };
};
const embedded = { portal: "/pki/portal", worker: "/pki/worker", terraform: "/pki/terraform" };

test.each([
  ["a person's own", {}, { KUBECONFIG: "/home/me" }, { KUBECONFIG: "/home/me", TF_KUBECONFIG: "/home/me" }],
  [
    "a person's own, with another one for runs",
    {},
    { KUBECONFIG: "/home/me", TF_KUBECONFIG: "/home/runs" },
    { KUBECONFIG: "/home/me", TF_KUBECONFIG: "/home/runs" },
  ],
  [
    "the sandbox's",
    { kubeconfigs: embedded },
    {},
    { KUBECONFIG: "/pki/worker", TF_KUBECONFIG: "/pki/terraform" },
  ],
  ["none", {}, {}, { KUBECONFIG: undefined, TF_KUBECONFIG: undefined }],
])("runs reach the cluster that promotions reach: %s", (_, changes, variables, reached) =>
  expect(ofRuns(changes, variables)).toEqual(reached),
);
