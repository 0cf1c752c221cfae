import { BlockList } from "node:net";
import { z } from "zod";
import type { ManifestObject } from "./manifest-object.ts";

const selector = z.object({ matchLabels: z.record(z.string(), z.string()).default({}) });
const peer = z.object({
  podSelector: selector.optional(),
  namespaceSelector: selector.optional(),
  ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()).default([]) }).optional(),
});
const port = z.object({
  protocol: z.string().default("TCP"),
  port: z.union([z.number(), z.string()]).optional(),
  endPort: z.number().optional(),
});
const policySpec = z.object({
  podSelector: selector,
  policyTypes: z.array(z.enum(["Ingress", "Egress"])),
  ingress: z.array(z.object({ from: z.array(peer).optional(), ports: z.array(port).optional() })).default([]),
  egress: z.array(z.object({ to: z.array(peer).optional(), ports: z.array(port).optional() })).default([]),
});

type Policy = z.infer<typeof policySpec> & { readonly namespace: string };
type Rule = {
  readonly peers: z.infer<typeof peer>[] | undefined;
  readonly ports: z.infer<typeof port>[] | undefined;
};

/** One end of a flow: a pod of the cluster, or an IPv4 address that is none. */
export type Endpoint =
  | {
      readonly namespace: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly address: string;
    }
  | { readonly address: string };

export interface Flow {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly port: number;
  readonly portName?: string;
  readonly protocol?: "TCP" | "UDP";
}

export function networkPoliciesOf(objects: readonly ManifestObject[]): readonly Policy[] {
  return objects
    .filter(({ kind }) => kind === "NetworkPolicy")
    .map(({ metadata, spec }) => ({ ...policySpec.parse(spec), namespace: metadata.namespace ?? "default" }));
}

/** Whether a network plugin that keeps to the NetworkPolicy specification lets the flow through: the sender's
 * egress and the receiver's ingress both have to. A pod that no policy selects is open. */
export function isAllowed(policies: readonly Policy[], flow: Flow): boolean {
  return (
    sideAllows(policies, "Egress", flow.from, flow.to, flow) &&
    sideAllows(policies, "Ingress", flow.to, flow.from, flow)
  );
}

function sideAllows(
  policies: readonly Policy[],
  type: "Ingress" | "Egress",
  pod: Endpoint,
  other: Endpoint,
  flow: Flow,
): boolean {
  if (!("namespace" in pod)) return true;
  const selecting = policies.filter(
    ({ namespace, podSelector, policyTypes }) =>
      namespace === pod.namespace && policyTypes.includes(type) && matches(podSelector, pod.labels),
  );
  if (selecting.length === 0) return true;
  return selecting.some((policy) =>
    rulesOf(policy, type).some(
      ({ peers, ports }) =>
        (peers === undefined || peers.some((one) => peerMatches(one, policy.namespace, other))) &&
        (ports === undefined || ports.some((one) => portMatches(one, flow))),
    ),
  );
}

function rulesOf(policy: Policy, type: "Ingress" | "Egress"): readonly Rule[] {
  return type === "Ingress"
    ? policy.ingress.map(({ from, ports }) => ({ peers: from, ports }))
    : policy.egress.map(({ to, ports }) => ({ peers: to, ports }));
}

function peerMatches(one: z.infer<typeof peer>, ownNamespace: string, other: Endpoint): boolean {
  if (one.ipBlock) {
    const { cidr, except } = one.ipBlock;
    return inRange(other.address, cidr) && !except.some((range) => inRange(other.address, range));
  }
  if (!("namespace" in other)) return false;
  // Every namespace carries its own name as a label; the manifests use no other.
  const inNamespace = one.namespaceSelector
    ? matches(one.namespaceSelector, { "kubernetes.io/metadata.name": other.namespace })
    : other.namespace === ownNamespace;
  return inNamespace && (one.podSelector === undefined || matches(one.podSelector, other.labels));
}

function portMatches(one: z.infer<typeof port>, flow: Flow): boolean {
  if (one.protocol !== (flow.protocol ?? "TCP")) return false;
  if (one.port === undefined) return true;
  if (typeof one.port === "string") return one.port === flow.portName;
  return flow.port >= one.port && flow.port <= (one.endPort ?? one.port);
}

function matches(one: z.infer<typeof selector>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(one.matchLabels).every(([name, value]) => labels[name] === value);
}

function inRange(address: string, cidr: string): boolean {
  const [base = "", bits = "32"] = cidr.split("/");
  const range = new BlockList();
  range.addSubnet(base, Number(bits), "ipv4");
  return range.check(address, "ipv4");
}
