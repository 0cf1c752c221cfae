import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cgroupHierarchies, enterCgroup, remainingCgroups, removeCgroups } from "./cgroups.ts";

const name = "greenroom-0123456789ab";

function root(hierarchies: readonly string[]): string {
  const path = mkdtempSync(join(tmpdir(), "greenroom-cgroup-"));
  for (const hierarchy of hierarchies) {
    mkdirSync(join(path, hierarchy), { recursive: true });
    writeFileSync(join(path, hierarchy, "cgroup.procs"), "");
  }
  return path;
}

test("cgroup v1 is one hierarchy per controller; what is no hierarchy is left alone", () => {
  const path = root(["memory", "cpu", "unified"]);
  mkdirSync(join(path, "elsewhere"));
  expect(cgroupHierarchies(path)).toEqual(["cpu", "memory", "unified"].map((entry) => join(path, entry)));
});

test("cgroup v2 is one hierarchy, whose controllers are handed down on the way", () => {
  const path = root([]);
  writeFileSync(join(path, "cgroup.controllers"), "cpu memory\n");
  mkdirSync(join(path, name));
  writeFileSync(join(path, name, "cgroup.controllers"), "cpu memory\n");
  expect(cgroupHierarchies(path)).toEqual([path]);
  enterCgroup(name, 4711, path);
  expect(readFileSync(join(path, name, "system", "cgroup.procs"), "utf8")).toBe("4711");
  // The real file takes one controller per write; a plain one keeps the last.
  expect(readFileSync(join(path, "cgroup.subtree_control"), "utf8")).toBe("+memory");
  expect(readFileSync(join(path, name, "cgroup.subtree_control"), "utf8")).toBe("+memory");
});

test("a new cpuset gets its parent's processors and memory before a process enters", () => {
  const path = root(["cpuset"]);
  for (const file of ["cpuset.cpus", "cpuset.mems"]) {
    writeFileSync(join(path, "cpuset", file), "0-1");
    mkdirSync(join(path, "cpuset", name), { recursive: true });
    writeFileSync(join(path, "cpuset", name, file), "");
  }
  enterCgroup(name, 4711, path);
  expect(readFileSync(join(path, "cpuset", name, "cpuset.cpus"), "utf8")).toBe("0-1");
  expect(readFileSync(join(path, "cpuset", name, "system", "cgroup.procs"), "utf8")).toBe("4711");
});

test("only the named tree is removed, the deepest group first", async () => {
  const path = root(["memory"]);
  mkdirSync(join(path, "memory", name, "kubepods", "pod"), { recursive: true });
  mkdirSync(join(path, "memory", "greenroom-another"));
  expect(remainingCgroups(name, path)).toEqual([join(path, "memory", name)]);
  expect(await removeCgroups(name, path)).toEqual([]);
  expect(existsSync(join(path, "memory", "greenroom-another"))).toBe(true);
});
