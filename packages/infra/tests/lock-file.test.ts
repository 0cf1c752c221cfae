import { readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { readLayout } from "../src/layout.ts";
import { InfraCopy, infraDir, tofuVersions } from "./tofu.ts";

const stack = "stacks/platform";
const otherBuild = "h1:BBYdIVAc5I+9g9fL/dnMaWDaS0/LSB4icuTUzz+R3T4=";
const published = `zh:${"0".repeat(64)}`;

test.each(readLayout(infraDir).layers)("the lock of %s pins its release and holds no hash", (layer) => {
  const committed = readFileSync(`${infraDir}/stacks/${layer}/.terraform.lock.hcl`, "utf8");
  expect(committed).toMatch(
    /^provider "registry\.opentofu\.org\/gavinbunney\/kubectl" \{\n {2}version {5}= "1\.19\.0"$/m,
  );
  expect(committed).not.toContain("hashes");
});

describe("a provider built from source", () => {
  let copy: InfraCopy;
  beforeEach(() => {
    copy = new InfraCopy();
    return () => copy[Symbol.dispose]();
  });

  const lockFile = () => copy.path(stack, ".terraform.lock.hcl");
  const lock = () => readFileSync(lockFile(), "utf8");
  const init = (...args: readonly string[]) =>
    copy.tofu(stack, "init", "-backend=false", "-input=false", ...args);
  const lockTo = (...hashes: readonly string[]) => {
    const line = hashes.length === 0 ? "" : `  hashes = ${JSON.stringify(hashes)}\n`;
    writeFileSync(lockFile(), lock().replace(/(?: {2}hashes[\s\S]*)?\}\s*$/, `${line}}\n`));
  };
  const ownHash = async () => {
    await init();
    return /"(h1:[A-Za-z0-9+/]{43}=)"/.exec(lock())?.[1] ?? "";
  };

  test("completed once, the lock holds this machine's build and stays as it is", async () => {
    expect(await init()).toMatchObject({ exitCode: 0 });
    const completed = lock();
    expect(completed).toMatch(/"h1:[A-Za-z0-9+/]{43}="/);
    expect(await init("-lockfile=readonly")).toMatchObject({ exitCode: 0 });
    expect(lock()).toBe(completed);
  });

  test("this build among others is accepted", async () => {
    lockTo(published, otherBuild, await ownHash());
    expect(await init("-lockfile=readonly")).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ["no hash", []],
    ["published hashes alone", [published]],
  ])("%s: nothing of an unpacked mirror is verified", async (_, hashes) => {
    lockTo(...hashes);
    expect(await init("-lockfile=readonly")).toMatchObject({ exitCode: 0 });
    expect(lock()).not.toContain('"h1:');
  });

  test.each([["init"], ["init", "-lockfile=readonly"]])(
    "a provider that is not the one in the completed lock is refused by %s %s",
    async (_, ...args) => {
      lockTo(otherBuild);
      const { exitCode, output } = await init(...args);
      expect(exitCode).toBe(1);
      expect(output).toContain("doesn't match any of the");
    },
  );

  test("what is applied is the build that planned", async () => {
    copy.keepStateIn(stack, copy.path("state.json"));
    copy.stayOffline(stack);
    await copy.mustRun(stack, "init", "-input=false");
    const data = "-var-file=../../environments/dev/platform.tfvars";
    await copy.mustRun(stack, "plan", "-input=false", "-refresh=false", "-out=plan", data);
    const planned = lock();
    const inconsistent = expect.stringContaining("Inconsistent dependency lock file");
    lockTo(/"(h1:.*)"/.exec(planned)?.[1] ?? "", otherBuild);
    expect(await copy.tofu(stack, "apply", "-input=false", "plan")).toEqual({
      exitCode: 1,
      output: inconsistent,
    });
    writeFileSync(lockFile(), planned);
    // Gets as far as the cluster, of which there is none.
    expect(await copy.tofu(stack, "apply", "-input=false", "plan")).not.toMatchObject({
      output: inconsistent,
    });
  });

  test.skipIf(tofuVersions[1].binary === undefined)(
    "a lock that the newest OpenTofu completed is the oldest's too (path in TOFU_OLDEST)",
    async () => {
      await init();
      const completed = lock();
      const other = new InfraCopy(tofuVersions[1].binary);
      onTestFinished(() => other[Symbol.dispose]());
      writeFileSync(other.path(stack, ".terraform.lock.hcl"), completed);
      const again = ["init", "-backend=false", "-input=false", "-lockfile=readonly"];
      expect(await other.tofu(stack, ...again)).toMatchObject({ exitCode: 0 });
      expect(readFileSync(other.path(stack, ".terraform.lock.hcl"), "utf8")).toBe(completed);
    },
  );
});
