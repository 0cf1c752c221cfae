import type { PreparedImage } from "../images/index.ts";
import type { ClusterKubeconfigs } from "./prepare-pki.ts";

/** How far one part of the cluster is; `step` names the part. */
export interface ClusterProgress {
  readonly step: ClusterStep;
  /** 0–100 within the step; never falls. */
  readonly percent: number;
  /** What is being done right now, for people: "starting etcd". */
  readonly detail: string;
}

/** cluster: until the node is ready and its system pods run. monitoring: Prometheus. workloads: go-demo. */
export type ClusterStep = "cluster" | "monitoring" | "workloads";

/** Ports on 127.0.0.1 of the host. */
export interface ClusterPorts {
  readonly api: number;
  /** NodePort inside the cluster → port on the host: `{ 30080: 30080, 30090: 39090 }`. */
  readonly nodePorts: Readonly<Record<number, number>>;
}

export interface StartClusterOptions {
  readonly stateDir: string;
  readonly tools: {
    /** Directory of the multi-call binary's links (`<directory>/kube-apiserver`). */
    readonly kubernetesDir: string;
  };
  /** Must have `pause`, which holds each pod's namespaces; others come with `deploy`. */
  readonly images: readonly PreparedImage[];
  readonly ports: ClusterPorts;
  readonly onProgress?: (progress: ClusterProgress) => void;
  /** One line for the log, without a line break. */
  readonly log?: (line: string) => void;
  /** Ends the start; the promise rejects with the signal's reason and nothing is left behind. */
  readonly signal?: AbortSignal;
}

export interface DeployOptions {
  /** Images the part runs on; those not imported yet are. */
  readonly images: readonly PreparedImage[];
  /** Default: packages/manifests of this checkout. */
  readonly manifestsDir?: string;
  readonly signal?: AbortSignal;
}

export interface ClusterExit {
  /** True when `stop` was called. */
  readonly expected: boolean;
  /** Why it ended, for people. */
  readonly reason: string;
}

/** A running Kubernetes cluster of one node. */
export interface Cluster {
  readonly kubeconfigs: ClusterKubeconfigs;
  readonly ports: ClusterPorts;
  /** Applies a part's manifests and resolves when its pods of this run are ready:
   * "system" brings roles, CoreDNS and metrics-server, "monitoring" Prometheus, "workloads" go-demo.
   * Workloads are applied only where there are none: afterwards promotions own them.
   * @throws PreparationError */
  deploy(part: ClusterPart, options: DeployOptions): Promise<void>;
  /** Ends every process of the cluster; its state stays for the next start. */
  stop(): Promise<void>;
  /** Resolves, never rejects, when the cluster has ended for whatever reason. */
  readonly exited: Promise<ClusterExit>;
}

export type ClusterPart = "system" | "monitoring" | "workloads";
