import { stringify } from "yaml";
import type { KeyPair } from "./certificate-authority.ts";

/** The context every kubeconfig of the sandbox has. */
export const sandboxContext = "sandbox";

/** A kubeconfig with one cluster, one user and one context, credentials included. */
export function kubeconfig(parts: {
  /** "https://127.0.0.1:6443" */
  server: string;
  authorityCertificate: string;
  user: string;
  credentials: KeyPair;
}): string {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  return stringify(
    {
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name: sandboxContext,
          cluster: {
            server: parts.server,
            "certificate-authority-data": base64(parts.authorityCertificate),
          },
        },
      ],
      users: [
        {
          name: parts.user,
          user: {
            "client-certificate-data": base64(parts.credentials.certificate),
            "client-key-data": base64(parts.credentials.key),
          },
        },
      ],
      contexts: [{ name: sandboxContext, context: { cluster: sandboxContext, user: parts.user } }],
      "current-context": sandboxContext,
    },
    { lineWidth: 0 },
  );
}
