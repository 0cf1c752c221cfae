import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a cluster keeps its files, as paths of the host. */
export interface ClusterFiles {
  /** Everything below is bound to `insideDir` in the cluster's mount namespace. */
  readonly dir: string;
  readonly pkiDir: string;
  readonly kubeconfigDir: string;
  readonly logDir: string;
  /** What a person or a later run needs to know about the one that is running. */
  readonly runFile: string;
  readonly componentsFile: string;
  readonly settingsFile: string;
}

/** The cluster's directory as its own processes see it: short, because unix sockets allow 107 characters,
 * and the same for every checkout, because containerd stores absolute paths. */
export const insideDir = "/run/greenroom";

export function clusterFiles(stateDir: string): ClusterFiles {
  const dir = join(stateDir, "cluster");
  return {
    dir,
    pkiDir: join(dir, "pki"),
    kubeconfigDir: join(dir, "kubeconfig"),
    logDir: join(dir, "log"),
    runFile: join(dir, "run.json"),
    componentsFile: join(dir, "components.json"),
    settingsFile: join(dir, "settings.json"),
  };
}

/** Names what a cluster owns outside its directory (cgroups), so that two checkouts never meet. */
export function clusterName(stateDir: string): string {
  return `greenroom-${createHash("sha256").update(stateDir).digest("hex").slice(0, 12)}`;
}

/** Replaces a file in one step: a reader sees the old or the new content, only its owner may read it. */
export function writePrivateFile(path: string, content: string): void {
  const next = `${path}.next`;
  writeFileSync(next, content, { mode: 0o600 });
  renameSync(next, path);
}
