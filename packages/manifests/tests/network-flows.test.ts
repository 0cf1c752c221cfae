import { expect, test } from "vitest";
import { buildOverlay, sandboxOverlays } from "./build-overlay.ts";
import { type Endpoint, isAllowed, networkPoliciesOf } from "./network-policy.ts";

// The sandbox's network plugin enforces no policy: what is proven here is that the objects say the right thing.

function pod(namespace: string, name: string, address: string): Endpoint {
  return { namespace, labels: { "app.kubernetes.io/name": name }, address };
}
const goDemo = pod("prod", "go-demo", "10.244.0.10");
const goDemoInDev = pod("dev", "go-demo", "10.244.0.11");
const strangerInProd = pod("prod", "stranger", "10.244.0.12");
const prometheus = pod("monitoring", "prometheus", "10.244.0.20");
const strangerInMonitoring = pod("monitoring", "stranger", "10.244.0.21");
const coredns = pod("kube-system", "coredns", "10.244.0.30");
const node: Endpoint = { address: "10.200.0.2" };
const internet: Endpoint = { address: "203.0.113.7" };

const policies = () => networkPoliciesOf(sandboxOverlays.flatMap((overlay) => buildOverlay(overlay)));

test.each([
  ["a caller from outside", "go-demo", internet, goDemo, 8080, "http", "allowed"],
  ["the node, for a node port", "go-demo", node, goDemo, 8080, "http", "allowed"],
  ["Prometheus", "go-demo in prod", prometheus, goDemo, 8080, "http", "allowed"],
  ["Prometheus", "go-demo in dev", prometheus, goDemoInDev, 8080, "http", "allowed"],
  ["a caller from outside", "another port of go-demo", internet, goDemo, 9999, "debug", "refused"],
  ["another pod of prod", "go-demo", strangerInProd, goDemo, 8080, "http", "refused"],
  ["go-demo of dev", "go-demo of prod", goDemoInDev, goDemo, 8080, "http", "refused"],
  ["another pod of monitoring", "go-demo", strangerInMonitoring, goDemo, 8080, "http", "refused"],
  ["a caller from outside", "another pod of prod", internet, strangerInProd, 8080, "http", "refused"],
  ["go-demo", "the internet", goDemo, internet, 443, "https", "refused"],
  ["go-demo", "the API server", goDemo, node, 6443, "https", "refused"],
  ["go-demo", "Prometheus", goDemo, prometheus, 9090, "http", "refused"],
  ["the portal, by the node's port", "Prometheus", node, prometheus, 9090, "http", "allowed"],
  ["another pod of monitoring", "Prometheus", strangerInMonitoring, prometheus, 9090, "http", "refused"],
  ["Prometheus", "the kubelet", prometheus, node, 10250, "https", "allowed"],
  ["Prometheus", "the API server", prometheus, node, 6443, "https", "allowed"],
  ["Prometheus", "a node's ssh", prometheus, node, 22, "ssh", "refused"],
  ["Prometheus", "a web server outside", prometheus, internet, 80, "http", "refused"],
  ["another pod of prod", "the internet", strangerInProd, internet, 443, "https", "refused"],
] as const)("%s → %s", (_from, _to, from, to, port, portName, verdict) => {
  expect(isAllowed(policies(), { from, to, port, portName }) ? "allowed" : "refused").toBe(verdict);
});

test.each([
  ["Prometheus", prometheus, "allowed"],
  ["go-demo, which calls nobody", goDemo, "refused"],
] as const)("%s → DNS", (_, from, verdict) => {
  const flow = { from, to: coredns, port: 5353, portName: "dns", protocol: "UDP" } as const;
  expect(isAllowed(policies(), flow) ? "allowed" : "refused").toBe(verdict);
});

test.each(["dev", "stage", "prod", "monitoring"])(
  "%s denies whatever no other policy allows",
  (namespace) => {
    const everything = policies().filter(
      (policy) =>
        policy.namespace === namespace &&
        Object.keys(policy.podSelector.matchLabels).length === 0 &&
        policy.ingress.length + policy.egress.length === 0,
    );
    expect(everything.map(({ policyTypes }) => policyTypes.toSorted())).toEqual([["Egress", "Ingress"]]);
  },
);
