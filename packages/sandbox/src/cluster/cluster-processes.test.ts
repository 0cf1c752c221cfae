import { expect, test } from "vitest";
import { parseProcessStatus } from "./cluster-processes.ts";

test("a process's status names its pid in every namespace and its memory in bytes", () => {
  const status = "Name:\tetcd\nPid:\t4711\nVmRSS:\t   1024 kB\nNSpid:\t4711\t12\n";
  expect(parseProcessStatus(status)).toEqual({
    pid: 4711,
    name: "etcd",
    residentBytes: 1024 * 1024,
    namespacePids: [4711, 12],
  });
});

test("a kernel thread has no memory of its own", () => {
  expect(parseProcessStatus("Name:\tkthreadd\nPid:\t2\nNSpid:\t2\n").residentBytes).toBe(0);
});
