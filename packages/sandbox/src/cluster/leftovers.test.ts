import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findLeftovers, isEmpty, mountPoints } from "./leftovers.ts";

test("mount points are read with their blanks", () => {
  const mountinfo = [
    "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
    "30 22 0:5 /a /mnt/with\\040blank rw - tmpfs tmpfs rw",
    "",
  ].join("\n");
  expect(mountPoints(mountinfo)).toEqual(["/", "/mnt/with blank"]);
});

test("a state directory that never ran a cluster has no leftovers", () => {
  expect(isEmpty(findLeftovers(mkdtempSync(join(tmpdir(), "greenroom-leftovers-"))))).toBe(true);
});
