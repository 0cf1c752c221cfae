import { existsSync, readFileSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { isOnPath, PreparationError } from "../host/index.ts";
import { cgroupHierarchies } from "./cgroups.ts";

const ownCluster =
  "start again as root on Linux, or use a cluster of your own (kind does): set KUBECONFIG and PROMETHEUS_URL, and name its contexts in greenroom.yaml";

/** Images, their unpacked layers and etcd; measured 0.7 GB, and room to work. */
const diskBytesMin = 3e9;
/** @see capability.h */
const capSysAdmin = 21;

const programs = ["unshare", "tini", "ip", "mount", "containerd", "ctr", "runc", "nft", "iptables"];

/** Fails before anything is built when this machine cannot host the cluster.
 * @throws PreparationError */
export function checkMachine(stateDir: string): void {
  const what = "The sandbox cluster cannot run here";
  if (process.platform !== "linux") {
    throw new PreparationError({
      what,
      why: `it needs Linux namespaces, and this is ${process.platform}`,
      remedy: ownCluster,
    });
  }
  if (process.getuid?.() !== 0) {
    throw new PreparationError({
      what,
      why: "making namespaces, mounts and network links needs root",
      remedy: ownCluster,
    });
  }
  if (!hasCapability(capSysAdmin)) {
    throw new PreparationError({
      what,
      why: "the capability CAP_SYS_ADMIN is missing (an unprivileged container?)",
      remedy: ownCluster,
    });
  }
  const freeBytes = freeSpace(stateDir);
  if (freeBytes < diskBytesMin) {
    throw new PreparationError({
      what,
      why: `${stateDir} has ${(freeBytes / 1e9).toFixed(1)} GB of free disk, and it needs ${diskBytesMin / 1e9}`,
      remedy: "free some, or set GREENROOM_STATE_DIR to a directory on a larger disk",
    });
  }
  if (cgroupHierarchies().length === 0) {
    throw new PreparationError({
      what,
      why: "no cgroup hierarchy is mounted below /sys/fs/cgroup",
      remedy: ownCluster,
    });
  }
}

/** @throws PreparationError naming the missing programs */
export function checkPrograms(): void {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length === 0) return;
  throw new PreparationError({
    what: "The sandbox cluster cannot start",
    why: `these programs are missing: ${missing.join(", ")}`,
    remedy:
      "install the packages containerd, runc, containernetworking-plugins, iptables, nftables, iproute2 and tini",
  });
}

function freeSpace(path: string): number {
  if (!existsSync(path)) return freeSpace(dirname(path));
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function hasCapability(bit: number): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  return ((BigInt(`0x${effective}`) >> BigInt(bit)) & 1n) === 1n;
}
