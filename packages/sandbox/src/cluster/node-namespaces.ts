import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { insideDir } from "./cluster-files.ts";
import { clusterNetwork } from "./cluster-network.ts";
import type { NodeFeatures } from "./component-configuration.ts";

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
}

function succeeds(program: string, ...args: readonly string[]): boolean {
  try {
    run(program, ...args);
    return true;
  } catch {
    return false;
  }
}

/** Settings of the whole kernel that the kubelet wants and would change for the machine. It is shown files
 * with its values instead. */
const kernelSettings = {
  "vm/overcommit_memory": 1,
  "vm/panic_on_oom": 0,
  "kernel/panic": 10,
  "kernel/panic_on_oops": 1,
  "kernel/keys/root_maxkeys": 1_000_000,
  "kernel/keys/root_maxbytes": 25_000_000,
} as const;

/** Gives this mount namespace a /run of its own, with the cluster's directory at `insideDir`.
 * Nothing of it is seen outside: `unshare` has made every mount private. */
export function mountNodePaths(clusterDir: string): void {
  // Bound before /run is covered, as the cluster's directory may itself be below /run.
  const staging = mkdtempSync(join(tmpdir(), "greenroom-run-"));
  run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", staging);
  const inside = join(staging, basename(insideDir));
  mkdirSync(inside);
  run("mount", "--bind", clusterDir, inside);
  // Without -n it would note the mount in the /run that was just covered.
  run("mount", "-n", "--move", staging, "/run");
  rmSync(staging, { recursive: true });

  for (const path of ["/run/lock", "/run/netns"]) mkdirSync(path);
  // Fixed in the code of the CNI library and of the kubelet; gone with each run.
  for (const path of ["/var/lib/cni", "/var/log"]) {
    mkdirSync(path, { recursive: true });
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", path);
  }
  mkdirSync("/run/kernel-settings");
  for (const [name, value] of Object.entries(kernelSettings)) {
    const target = join("/proc/sys", name);
    if (!existsSync(target)) continue;
    const file = join("/run/kernel-settings", basename(name));
    writeFileSync(file, `${value}\n`);
    run("mount", "--bind", file, target);
  }
  // The kubelet hands mounts on to pods.
  run("mount", "--make-rshared", "/");
}

/** A node address and a default route without any uplink: a veth pair with both ends in here. */
export function createNodeNetwork(): void {
  const { nodeAddress, gatewayAddress } = clusterNetwork;
  run("ip", "link", "set", "lo", "up");
  run("ip", "link", "add", "node0", "type", "veth", "peer", "name", "node0p");
  run("ip", "link", "set", "node0p", "up");
  run("ip", "addr", "add", `${nodeAddress}/24`, "dev", "node0");
  run("ip", "link", "set", "node0", "up");
  run("ip", "route", "add", "default", "via", gatewayAddress, "dev", "node0", "onlink");
  writeFileSync("/proc/sys/net/ipv4/ip_forward", "1");
  writeFileSync("/proc/sys/net/ipv4/conf/all/rp_filter", "0");
}

/** What this machine's kernel and filesystem allow; tried here, where it leaves no trace. */
export function detectNodeFeatures(): NodeFeatures {
  return {
    snapshotter: canOverlay() ? "overlayfs" : "native",
    proxyMode: succeeds("nft", "add", "table", "ip", "greenroom-try") ? "nftables" : "iptables",
  };
}

/** An overlay cannot lie on another overlay, such as the root filesystem of a container. */
function canOverlay(): boolean {
  const trial = mkdtempSync(join(insideDir, "overlay-"));
  const [lower, upper, work, merged] = ["lower", "upper", "work", "merged"].map((name) => {
    const path = join(trial, name);
    mkdirSync(path);
    return path;
  });
  const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
  const works = succeeds("mount", "-t", "overlay", "-o", options, "overlay", merged ?? "");
  if (works) run("umount", merged ?? "");
  rmSync(trial, { recursive: true, force: true });
  return works;
}
