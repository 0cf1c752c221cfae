import { readFileSync, writeFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { InfraCopy } from "./tofu.ts";

const stack = "stacks/platform";
const otherBuild = `  hashes = ["h1:BBYdIVAc5I+9g9fL/dnMaWDaS0/LSB4icuTUzz+R3T4="]\n}`;
let copy: InfraCopy;

beforeEach(() => {
  copy = new InfraCopy();
  return () => copy[Symbol.dispose]();
});

const lock = () => readFileSync(copy.path(stack, ".terraform.lock.hcl"), "utf8");
const init = (...args: readonly string[]) =>
  copy.tofu(stack, "init", "-backend=false", "-input=false", ...args);

test("the committed lock pins the exact release of the provider", () => {
  expect(lock()).toMatch(/version\s+= "1\.19\.0"/);
});

test("completed once, the lock holds this machine's build and stays as it is", async () => {
  expect(await init()).toMatchObject({ exitCode: 0 });
  const completed = lock();
  expect(completed).toMatch(/"h1:[A-Za-z0-9+/]{43}="/);
  expect(await init("-lockfile=readonly")).toMatchObject({ exitCode: 0 });
  expect(lock()).toBe(completed);
});

test("a provider that is not the one in the completed lock is refused", async () => {
  writeFileSync(copy.path(stack, ".terraform.lock.hcl"), lock().replace(/\}\s*$/, otherBuild));
  const { exitCode, output } = await init("-lockfile=readonly");
  expect(exitCode).toBe(1);
  expect(output).toContain("doesn't match any of the");
});
