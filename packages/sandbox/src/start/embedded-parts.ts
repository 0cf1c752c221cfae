import { isOnPath } from "../host/index.ts";

/** Which parts of the product are embedded, and which ones a person brought. */
export interface EmbeddedParts {
  readonly postgres: boolean;
  readonly cluster: boolean;
  readonly tofu: boolean;
  /** Promotions apply with it; of a person's own cluster too, where they have none. */
  readonly kubectl: boolean;
  /** Requests to go-demo in the embedded cluster. */
  readonly visitors: boolean;
}

/** A part that the environment names is the person's own and is never started here. */
export function embeddedParts(
  variables: Record<string, string | undefined>,
  isThere: (program: string) => boolean = isOnPath,
): EmbeddedParts {
  const cluster = !variables.KUBECONFIG && variables.GREENROOM_SANDBOX !== "off";
  return {
    postgres: !variables.DATABASE_URL,
    cluster,
    tofu: !variables.TF_BINARY,
    kubectl: cluster || Boolean(variables.KUBECONFIG && !variables.KUBECTL_BINARY && !isThere("kubectl")),
    visitors: cluster && variables.GREENROOM_VISITORS !== "off",
  };
}
