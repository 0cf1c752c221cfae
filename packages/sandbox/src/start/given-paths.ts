import { resolve } from "node:path";

/** Settings of portal and worker that name a file or a folder. */
export const pathSettings = [
  "GREENROOM_CONFIG",
  "GREENROOM_DOCUMENTS_DIR",
  "GREENROOM_INFRA_DIR",
  "GREENROOM_MANIFESTS_DIR",
  "GREENROOM_MODEL_DIR",
  "GREENROOM_OBJECTIVES_DIR",
  "GREENROOM_SERVICE_ACCOUNT_DIR",
  "GREENROOM_STATUS_FILE",
  "GREENROOM_WORK_DIR",
  "KUBECONFIG",
  "KUBECTL_BINARY",
  "PROMETHEUS_BEARER_TOKEN_FILE",
  "PROMETHEUS_CA_FILE",
  "TF_BINARY",
  "TF_CLI_CONFIG_FILE",
  "TF_KUBECONFIG",
] as const;

/** A program without a slash is looked for on PATH. */
const programs: ReadonlySet<string> = new Set(["KUBECTL_BINARY", "TF_BINARY"]);

/** The person's environment with its paths as they mean them: portal and worker run in folders of their own.
 * @param root what relative paths are relative to, as for every other command */
export function withAbsolutePaths(
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const given = { ...variables };
  for (const name of pathSettings) {
    const path = given[name];
    if (path === undefined || path === "" || (programs.has(name) && !path.includes("/"))) continue;
    given[name] = resolve(root, path);
  }
  return given;
}
