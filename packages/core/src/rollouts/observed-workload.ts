/** What a cluster says about one workload, as far as the model needs it: the Kubernetes API's own shapes and
 * names (apps/v1, core/v1), so that an adapter hands its objects over as they are. */

/** Lists carry dates, watch events the text as sent. */
export type ObservedTime = Date | string;

/** @returns ISO 8601 in UTC with milliseconds; null for what is no time */
export function isoTime(time: ObservedTime | undefined): string | null {
  if (time === undefined) return null;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

export interface ObservedMetadata {
  readonly name?: string;
  readonly uid?: string;
  readonly generation?: number;
  readonly creationTimestamp?: ObservedTime;
  readonly deletionTimestamp?: ObservedTime;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
  }[];
}

export interface ObservedPodTemplate {
  readonly metadata?: ObservedMetadata;
  readonly spec?: { readonly containers: readonly { readonly name: string; readonly image?: string }[] };
}

export interface ObservedCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: ObservedTime;
}

export interface ObservedDeployment {
  readonly metadata?: ObservedMetadata;
  readonly spec?: {
    readonly replicas?: number;
    readonly paused?: boolean;
    readonly template: ObservedPodTemplate;
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly conditions?: readonly ObservedCondition[];
  };
}

export interface ObservedReplicaSet {
  readonly metadata?: ObservedMetadata;
  readonly spec?: { readonly replicas?: number; readonly template?: ObservedPodTemplate };
  readonly status?: { readonly replicas?: number; readonly readyReplicas?: number };
}

interface ObservedContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: { readonly reason?: string; readonly message?: string; readonly exitCode: number };
}

export interface ObservedPod {
  readonly metadata?: ObservedMetadata;
  readonly spec?: { readonly nodeName?: string };
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly conditions?: readonly ObservedCondition[];
    readonly containerStatuses?: readonly {
      readonly name: string;
      readonly ready: boolean;
      readonly restartCount: number;
      readonly imageID: string;
      readonly state?: ObservedContainerState;
      readonly lastState?: ObservedContainerState;
    }[];
  };
}

export interface ObservedEvent {
  readonly metadata?: ObservedMetadata;
  readonly involvedObject: { readonly kind?: string; readonly name?: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: ObservedTime;
  readonly lastTimestamp?: ObservedTime;
  readonly eventTime?: ObservedTime;
}

type UpdateStrategyType = "RollingUpdate" | "OnDelete";

export interface ObservedStatefulSet {
  readonly metadata?: ObservedMetadata;
  readonly spec?: {
    readonly replicas?: number;
    readonly template: ObservedPodTemplate;
    readonly updateStrategy?: {
      readonly type?: UpdateStrategyType;
      /** Pods of a lower ordinal keep the revision that they have. */
      readonly rollingUpdate?: { readonly partition?: number };
    };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    /** Names of ControllerRevisions. */
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly conditions?: readonly ObservedCondition[];
  };
}

export interface ObservedDaemonSet {
  readonly metadata?: ObservedMetadata;
  readonly spec?: {
    readonly template: ObservedPodTemplate;
    readonly updateStrategy?: { readonly type?: UpdateStrategyType };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled?: number;
    readonly currentNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberReady?: number;
    readonly numberAvailable?: number;
    readonly conditions?: readonly ObservedCondition[];
  };
}

/** What a StatefulSet or a DaemonSet was asked to be before, and is asked to be now. */
export interface ObservedControllerRevision {
  readonly metadata?: ObservedMetadata;
  readonly revision?: number;
  readonly data?: { readonly spec?: { readonly template?: ObservedPodTemplate } };
}

interface ObservedPods {
  readonly pods: readonly ObservedPod[];
  readonly events: readonly ObservedEvent[];
}

/** A workload's object, null where the cluster holds no such one, and what is in its namespace. */
export type ObservedWorkload = ObservedPods &
  (
    | {
        readonly kind: "Deployment";
        readonly object: ObservedDeployment | null;
        readonly replicaSets: readonly ObservedReplicaSet[];
      }
    | {
        readonly kind: "StatefulSet";
        readonly object: ObservedStatefulSet | null;
        readonly controllerRevisions: readonly ObservedControllerRevision[];
      }
    | {
        readonly kind: "DaemonSet";
        readonly object: ObservedDaemonSet | null;
        readonly controllerRevisions: readonly ObservedControllerRevision[];
      }
  );
export type Observed<Kind extends ObservedWorkload["kind"]> = Extract<ObservedWorkload, { kind: Kind }>;
