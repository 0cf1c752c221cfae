import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { PreparationError } from "./preparation-error.ts";
import type { PreparationOptions } from "./preparation-progress.ts";

/** A Debian package and a program by which its presence is known, in whatever way it was installed. */
export interface HostPackage {
  readonly name: string;
  /** Looked up on PATH and in the system's directories, or absolute. */
  readonly program: string;
}

export const clusterPackages: readonly HostPackage[] = [
  { name: "containerd", program: "containerd" },
  { name: "runc", program: "runc" },
  { name: "containernetworking-plugins", program: "/usr/lib/cni/bridge" },
  { name: "iptables", program: "iptables" },
  { name: "nftables", program: "nft" },
  { name: "conntrack", program: "conntrack" },
  { name: "tini", program: "tini" },
  { name: "iproute2", program: "ip" },
  { name: "util-linux", program: "unshare" },
];

/** Debian asks this script whether a package may start its service; 101 = it may not. */
const policyFile = "/usr/sbin/policy-rc.d";

/** Brings the programs of the operating system that the sandbox cluster runs on.
 * As root on Debian and Ubuntu missing packages are installed, without starting their services.
 * @throws PreparationError that lists what to install where that is not possible */
export async function ensureHostPackages(
  options: PreparationOptions = {},
  packages: readonly HostPackage[] = clusterPackages,
): Promise<void> {
  const missing = missingPackages(packages);
  if (missing.length > 0) await installHostPackages(missing, options);
}

/** Installs Debian packages, without starting their services.
 * @throws PreparationError where that is not possible */
export async function installHostPackages(
  names: readonly string[],
  options: PreparationOptions = {},
): Promise<void> {
  const list = names.join(" ");
  const command = `apt-get install --no-install-recommends ${list}`;
  if (!existsSync("/usr/bin/apt-get")) {
    throw new PreparationError({
      what: "Programs of the operating system are missing",
      why: `not found: ${list} (the names of Debian's packages), and this system has no apt-get`,
      remedy: "Install them with the system's own package manager, then start again.",
    });
  }
  if (process.getuid?.() !== 0) {
    throw new PreparationError({
      what: "Programs of the operating system are missing",
      why: `not found: ${list}; only root may install them`,
      remedy: `Run: sudo ${command}`,
    });
  }
  const startedAt = performance.now();
  options.onProgress?.({ percent: 0, label: `installing ${list}`, elapsedSeconds: 0 });
  options.log?.(command);
  const allowServices = preventServiceStart();
  try {
    const install = ["install", "-y", "--no-install-recommends", ...names];
    let outcome = await apt(install, options);
    if (outcome.failed) {
      // The package lists of a fresh machine or container are often absent or old.
      await apt(["update"], options);
      outcome = await apt(install, options);
    }
    if (outcome.failed) {
      throw new PreparationError({
        what: `apt-get could not install ${list}`,
        why: lastLines(outcome.all, 8) || outcome.shortMessage || "apt-get gave no reason",
        remedy: `Check that the package mirror is reachable (apt-get update), then run: ${command}`,
      });
    }
  } finally {
    allowServices();
  }
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  options.onProgress?.({ percent: 100, label: `installed ${list}`, elapsedSeconds });
}

export function missingPackages(packages: readonly HostPackage[]): string[] {
  const path = (process.env["PATH"] ?? "").split(delimiter);
  // Not every user has the system's directories on PATH.
  const directories = [...path, "/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin"];
  return packages
    .filter(({ program }) => !directories.some((directory) => existsSync(locate(directory, program))))
    .map(({ name }) => name);
}

function locate(directory: string, program: string): string {
  return program.startsWith("/") ? program : join(directory, program);
}

async function apt(args: readonly string[], { signal, log }: PreparationOptions) {
  const result = await execa("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-q", ...args], {
    all: true,
    reject: false,
    stdin: "ignore",
    env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    ...(signal ? { cancelSignal: signal } : {}),
  });
  signal?.throwIfAborted();
  for (const line of lastLines(result.all, 3).split("\n")) log?.(line);
  return { failed: result.failed, all: result.all ?? "", shortMessage: result.shortMessage };
}

/** The sandbox runs its own containerd; the package's would be a second one on the host.
 * A policy that is there already is the machine owner's and stays.
 * @returns removes what was put there */
function preventServiceStart(): () => void {
  const ours = "#!/bin/sh\n# Written by Greenroom while it installs packages.\nexit 101\n";
  if (existsSync(policyFile) && readFileSync(policyFile, "utf8") !== ours) return () => undefined;
  writeFileSync(policyFile, ours, { mode: 0o755 });
  return () => rmSync(policyFile, { force: true });
}

function lastLines(text: string, count: number): string {
  return text.trim().split("\n").slice(-count).join("\n");
}
