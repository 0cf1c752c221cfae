/** Which parts of the product are embedded, and which ones a person brought. */
export interface EmbeddedParts {
  readonly postgres: boolean;
  readonly cluster: boolean;
  readonly tofu: boolean;
}

/** A part that the environment names is the person's own and is never started here. */
export function embeddedParts(variables: Record<string, string | undefined>): EmbeddedParts {
  return {
    postgres: !variables.DATABASE_URL,
    cluster: !variables.KUBECONFIG && variables.GREENROOM_SANDBOX !== "off",
    tofu: !variables.TF_BINARY,
  };
}
