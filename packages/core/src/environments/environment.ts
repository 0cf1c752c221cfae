import { z } from "zod";
import { prometheusAccessSchema } from "./prometheus-access.ts";
import { seriesLabelsSchema } from "./series-labels.ts";

const environmentIdPattern = /^[a-z][a-z0-9-]{0,30}$/;

export const environmentIdSchema = z
  .string()
  .regex(environmentIdPattern, "an environment id is lower-case letters, digits and dashes")
  .brand<"EnvironmentId">();
export type EnvironmentId = z.infer<typeof environmentIdSchema>;

const namespaceSchema = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    "a namespace is lower-case letters, digits and dashes, as in Kubernetes",
  );

/** Stands for the cluster that Greenroom itself runs in, as a pod with a service account. */
export const inClusterContext = "in-cluster";

/** More people than that nobody finds, and a number typed wrongly would close the environment for ever. */
const approvalsMax = 10;
const approvals = z
  .int()
  .min(0)
  .max(approvalsMax, `should be at most ${approvalsMax}: each is given by somebody else than who asked`);

export const environmentSchema = z.strictObject({
  id: environmentIdSchema,
  name: z.string().min(1),
  /** Drawn so that nobody mistakes it for another one. */
  production: z.boolean().default(false),
  cluster: z.strictObject({
    /** A context of the kubeconfig that KUBECONFIG names, or {@link inClusterContext}. */
    context: z.string().min(1),
    /** Of the services, where they name no other one. */
    namespace: namespaceSchema,
  }),
  /** What is left out is as PROMETHEUS_URL and its companions say, unless another url is named. */
  prometheus: prometheusAccessSchema.default({}),
  metrics: z
    .strictObject({
      /** That the series of everything in the environment have there, and those of no other environment of that
       * Prometheus: one that is filled from several clusters tells them apart by `cluster`. */
      labels: seriesLabelsSchema(z.string().min(1)).default({}),
    })
    .default({ labels: {} }),
  terraform: z.strictObject({
    /** Layers in the order in which they are applied. */
    layers: z.array(z.string().min(1)).min(1),
    approvalsRequired: approvals.default(1),
  }),
  promotion: z.strictObject({
    /** The environment whose release may come here; null for the first one. */
    from: environmentIdSchema.nullable(),
    approvalsRequired: approvals.default(0),
    /** How long a finished rollout is watched before it counts as good. */
    soakSeconds: z.int().min(0).max(600).default(20),
  }),
});

/** One place where the platform's services run, as data: nothing else in the code knows how many there are. */
export type Environment = z.infer<typeof environmentSchema>;
