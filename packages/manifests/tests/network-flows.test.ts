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
const alertmanager = pod("monitoring", "alertmanager", "10.244.0.22");
const alertmanagerPeer = pod("monitoring", "alertmanager", "10.244.0.23");
const grafana = pod("monitoring", "grafana", "10.244.0.24");
const kubeStateMetrics = pod("monitoring", "kube-state-metrics", "10.244.0.25");
const nodeExporter = pod("monitoring-nodes", "node-exporter", "10.244.0.26");
const strangerInMonitoring = pod("monitoring", "stranger", "10.244.0.21");
const coredns = pod("kube-system", "coredns", "10.244.0.30");
const node: Endpoint = { address: "10.200.0.2" };
const internet: Endpoint = { address: "203.0.113.7" };

const policies = () => networkPoliciesOf(sandboxOverlays.flatMap((overlay) => buildOverlay(overlay)));
const completePolicies = () => networkPoliciesOf(buildOverlay("monitoring/overlays/complete"));

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
  ["Prometheus", "the controller manager", prometheus, node, 10257, "https", "allowed"],
  ["Prometheus", "the scheduler", prometheus, node, 10259, "https", "allowed"],
  ["Prometheus", "etcd", prometheus, node, 2379, "client", "refused"],
  ["Prometheus", "Alertmanager", prometheus, alertmanager, 9093, "http", "allowed"],
  ["Prometheus", "node-exporter", prometheus, nodeExporter, 9100, "http", "allowed"],
  ["a person, by the node's port", "Alertmanager", node, alertmanager, 9093, "http", "allowed"],
  ["go-demo", "Alertmanager", goDemo, alertmanager, 9093, "http", "refused"],
  ["another pod of monitoring", "Alertmanager", strangerInMonitoring, alertmanager, 9093, "http", "refused"],
  ["Alertmanager", "Prometheus", alertmanager, prometheus, 9090, "http", "refused"],
  ["Alertmanager, which calls nobody", "a webhook", alertmanager, internet, 443, "https", "refused"],
  ["another pod of monitoring", "node-exporter", strangerInMonitoring, nodeExporter, 9100, "http", "refused"],
  ["a caller from outside", "node-exporter", internet, nodeExporter, 9100, "http", "refused"],
  ["node-exporter", "the API server", nodeExporter, node, 6443, "https", "refused"],
] as const)("%s → %s", (_from, _to, from, to, port, portName, verdict) => {
  expect(isAllowed(policies(), { from, to, port, portName }) ? "allowed" : "refused").toBe(verdict);
});

test.each([
  ["Alertmanager", "a webhook", alertmanager, internet, 443, "https", "allowed"],
  ["Alertmanager", "a webhook without TLS", alertmanager, internet, 80, "http", "refused"],
  ["Alertmanager", "a pod of the cluster", alertmanager, goDemo, 443, "https", "refused"],
  ["Alertmanager", "its peer", alertmanager, alertmanagerPeer, 9094, "gossip-tcp", "allowed"],
  [
    "another pod of monitoring",
    "a peer's gossip",
    strangerInMonitoring,
    alertmanager,
    9094,
    "gossip-tcp",
    "refused",
  ],
  ["Prometheus", "kube-state-metrics", prometheus, kubeStateMetrics, 8080, "http", "allowed"],
  [
    "another pod of monitoring",
    "kube-state-metrics",
    strangerInMonitoring,
    kubeStateMetrics,
    8080,
    "http",
    "refused",
  ],
  ["kube-state-metrics", "the API server", kubeStateMetrics, node, 6443, "https", "allowed"],
  ["kube-state-metrics", "a web server outside", kubeStateMetrics, internet, 80, "http", "refused"],
  ["Grafana", "Prometheus", grafana, prometheus, 9090, "http", "allowed"],
  ["Grafana", "Alertmanager", grafana, alertmanager, 9093, "http", "refused"],
  ["Grafana", "the internet", grafana, internet, 443, "https", "refused"],
  ["a caller from outside", "Grafana", internet, grafana, 3000, "http", "refused"],
] as const)(
  "with every component of monitoring, %s → %s",
  (_from, _to, from, to, port, portName, verdict) => {
    expect(isAllowed(completePolicies(), { from, to, port, portName }) ? "allowed" : "refused").toBe(verdict);
  },
);

test.each([
  ["Prometheus", prometheus, "allowed"],
  ["go-demo, which calls nobody", goDemo, "refused"],
  ["Alertmanager, which calls nobody", alertmanager, "refused"],
] as const)("%s → DNS", (_, from, verdict) => {
  const flow = { from, to: coredns, port: 5353, portName: "dns", protocol: "UDP" } as const;
  expect(isAllowed(policies(), flow) ? "allowed" : "refused").toBe(verdict);
});

test.each(["dev", "stage", "prod", "monitoring", "monitoring-nodes"])(
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
