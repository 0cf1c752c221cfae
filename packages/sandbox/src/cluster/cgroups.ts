import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const mount = "/sys/fs/cgroup";

/** True where one unified hierarchy is mounted (cgroup v2). */
function isUnified(root: string): boolean {
  return existsSync(join(root, "cgroup.controllers"));
}

/** The hierarchies that hold a tree of ours: one directory per controller with v1 and, beside them, one
 * "unified" without controllers, in which containers get a group all the same; the only one with v2. */
export function cgroupHierarchies(root = mount): readonly string[] {
  if (isUnified(root)) return [root];
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter((path) => existsSync(join(path, "cgroup.procs")));
}

/** Makes `<name>/system` in every hierarchy and moves `pid` into it; pods get `<name>/kubepods` beside it. */
export function enterCgroup(name: string, pid: number, root = mount): void {
  for (const hierarchy of cgroupHierarchies(root)) {
    if (isUnified(root)) delegateControllers(hierarchy);
    const top = makeCgroup(hierarchy, name);
    if (isUnified(root)) delegateControllers(top);
    appendFileSync(join(makeCgroup(top, "system"), "cgroup.procs"), String(pid));
  }
}

function makeCgroup(parent: string, name: string): string {
  const path = join(parent, name);
  if (!existsSync(path)) mkdirSync(path);
  // A new v1 cpuset is empty and would refuse every process.
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    if (existsSync(join(path, file)) && !existsSync(join(path, "cgroup.controllers"))) {
      writeFileSync(join(path, file), readFileSync(join(parent, file), "utf8"));
    }
  }
  return path;
}

function delegateControllers(path: string): void {
  const controllers = readFileSync(join(path, "cgroup.controllers"), "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  for (const controller of controllers) {
    try {
      writeFileSync(join(path, "cgroup.subtree_control"), `+${controller}`);
    } catch {
      // A controller that cannot be delegated here is missed by the kubelet, which then names it.
    }
  }
}

/** Our trees that still exist. */
export function remainingCgroups(name: string, root = mount): readonly string[] {
  return cgroupHierarchies(root)
    .map((hierarchy) => join(hierarchy, name))
    .filter((path) => existsSync(path));
}

/** Removes our emptied trees, deepest first; a process that is just dying keeps its group for a moment.
 * @returns what could not be removed */
export async function removeCgroups(name: string, root = mount): Promise<readonly string[]> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    for (const path of remainingCgroups(name, root)) removeTree(path);
    if (remainingCgroups(name, root).length === 0) return [];
    await delay(100);
  }
  return remainingCgroups(name, root);
}

function removeTree(path: string): void {
  for (const child of readdirSync(path)) {
    const childPath = join(path, child);
    if (statSync(childPath, { throwIfNoEntry: false })?.isDirectory()) removeTree(childPath);
  }
  try {
    rmdirSync(path);
  } catch {
    // Busy: the caller tries again.
  }
}
