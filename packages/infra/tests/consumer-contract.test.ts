import { appendFileSync, cpSync, readFileSync, rmSync } from "node:fs";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { judgeUpgrade, type UpgradeVerdict } from "../src/judge-upgrade.ts";
import { readLayout } from "../src/layout.ts";
import { readUpgradeNotes } from "../src/upgrade-notes.ts";
import { InfraCopy, infraDir, tofuVersions } from "./tofu.ts";

const { currentRelease } = readLayout(infraDir);
const upgradeGuide = readFileSync(`${infraDir}/UPGRADE.md`, "utf8");
const notes = readUpgradeNotes(upgradeGuide);

/** What this checkout would do to what a release left on a real API server; nothing is asked of a cluster.
 * @throws Error with the tool's own words when it cannot even be planned */
async function upgrade(
  copy: InfraCopy,
  fixture: string,
  folder: string,
  ...args: readonly string[]
): Promise<UpgradeVerdict> {
  const state = copy.path("state.json");
  cpSync(copy.path("tests/fixtures", fixture, "state.json"), state);
  copy.keepStateIn(folder, state);
  copy.stayOffline(folder);
  await copy.mustRun(folder, "init", "-input=false");
  await copy.mustRun(folder, "plan", "-input=false", "-refresh=false", "-out=plan", ...args);
  const shown: unknown = JSON.parse(await copy.mustRun(folder, "show", "-json", "plan"));
  return judgeUpgrade(shown, fixture.replace(/^\w+-/, ""), currentRelease, notes);
}

const upgradeModules = (copy: InfraCopy) => upgrade(copy, "consumer-1.0.0", "tests/fixtures/consumer-1.0.0");
const upgradeLayer = (copy: InfraCopy) =>
  upgrade(
    copy,
    "platform-1.1.0",
    "stacks/platform",
    `-var-file=${copy.path("tests/fixtures/platform-1.1.0/platform.tfvars")}`,
  );
const upgradeObservability = (copy: InfraCopy) =>
  upgrade(
    copy,
    "observability-1.2.0",
    "stacks/observability",
    `-var-file=${copy.path("tests/fixtures/observability-1.2.0/observability.tfvars")}`,
  );

describe.each(tofuVersions)("with the $age OpenTofu (path in TOFU, TOFU_OLDEST)", ({ binary }) => {
  test.skipIf(binary === undefined)(
    "a caller of the modules of 1.0.0 upgrades without one destroyed or replaced object",
    async () => {
      const copy = new InfraCopy(binary);
      onTestFinished(() => copy[Symbol.dispose]());
      expect(await upgradeModules(copy)).toMatchObject({ isAccepted: true });
    },
  );

  test.skipIf(binary === undefined)("a prod at 1.1.0 of layer platform has nothing to change", async () => {
    const copy = new InfraCopy(binary);
    onTestFinished(() => copy[Symbol.dispose]());
    expect(await upgradeLayer(copy)).toMatchObject({ isAccepted: true, changed: [] });
  });

  test.skipIf(binary === undefined)(
    "a prod at 1.2.0 of layer observability has nothing to change while its data stay as they are",
    async () => {
      const copy = new InfraCopy(binary);
      onTestFinished(() => copy[Symbol.dispose]());
      expect(await upgradeObservability(copy)).toMatchObject({ isAccepted: true, changed: [] });
    },
  );

  test.skipIf(binary === undefined)(
    "whose data then names what each service promises has its rules changed in place",
    async () => {
      const copy = new InfraCopy(binary);
      onTestFinished(() => copy[Symbol.dispose]());
      cpSync(
        copy.path("environments/prod/observability.tfvars"),
        copy.path("tests/fixtures/observability-1.2.0/observability.tfvars"),
      );
      expect(await upgradeObservability(copy)).toMatchObject({
        isAccepted: true,
        changed: ["module.objective.kubectl_manifest.rules"],
      });
    },
  );
});

describe("a change that breaks a consumer", () => {
  const costCentre = `\nvariable "cost_centre" {\n  type = string\n}\n`;
  let copy: InfraCopy;
  beforeEach(() => {
    copy = new InfraCopy();
    return () => copy[Symbol.dispose]();
  });

  test("a rename without its moved block is refused with the upgrade notes", async () => {
    rmSync(copy.path("modules/namespace/moved.tf"));
    const { isAccepted, message } = await upgradeModules(copy);
    expect(isAccepted).toBe(false);
    expect(message).toMatch(/refused: .*destroy or replace module\.namespace\.kubectl_manifest\.limits\./);
    expect(message).toContain("## 1.0.0 → 1.1.0");
  });

  test("a module's new input without a default is found", async () => {
    appendFileSync(copy.path("modules/team-access/variables.tf"), costCentre);
    await expect(upgradeModules(copy)).rejects.toThrow(`The argument "cost_centre" is required`);
  });

  test("a layer's new input without a default is found", async () => {
    appendFileSync(copy.path("stacks/platform/variables.tf"), costCentre);
    await expect(upgradeLayer(copy)).rejects.toThrow(`variable "cost_centre" is not set`);
  });

  test("an input that is required again is found", async () => {
    copy.edit("stacks/observability/variables.tf", /^ {2}default = \{\}\n/m, "");
    await expect(upgradeObservability(copy)).rejects.toThrow(`variable "service_objectives" is not set`);
  });

  test("an output that goes away is found", async () => {
    rmSync(copy.path("modules/network-baseline/outputs.tf"));
    await expect(upgradeModules(copy)).rejects.toThrow("Unsupported attribute");
  });

  test("an input that went away sends its caller to the upgrade notes, by UPGRADE.md's own example", async () => {
    const [, signpost = ""] = /```hcl\n(variable "can_write" \{[\s\S]*?)```/.exec(upgradeGuide) ?? [];
    copy.edit("modules/team-access/variables.tf", /variable "can_write" \{[\s\S]*?^\}\n/m, signpost);
    copy.edit("modules/team-access/main.tf", "var.can_write", "false");
    await expect(upgradeModules(copy)).rejects.toThrow(
      /can_write is gone since 2\.0\.0: .*see\s+UPGRADE\.md/,
    );
  });
});
