import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { canReach } from "../postgres/server-account.ts";

const { TOFU: tofu, TF_CLI_CONFIG_FILE: tofuSettings } = process.env;
const fixture = join(import.meta.dirname, "ordinary-user-fixture.ts");
const id = (flag: string) => Number(execFileSync("id", [flag, "daemon"], { encoding: "utf8" }));
const canBecomeSomebody =
  tofu !== undefined &&
  tofuSettings !== undefined &&
  process.getuid?.() === 0 &&
  canReach(import.meta.dirname, { uid: id("-u"), gid: id("-g") });

const toldSchema = z.object({
  uid: z.number(),
  hasCluster: z.boolean(),
  tofu: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      failure: z.object({ why: z.string(), remedy: z.string() }).nullable(),
    }),
  ),
});

describe.runIf(canBecomeSomebody)("somebody without root (TOFU, TF_CLI_CONFIG_FILE; as root)", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-ordinary-"));
  const home = join(directory, "home");

  beforeAll(() => {
    chmodSync(directory, 0o755);
    // Theirs, as npm would install it; root's own are not theirs to read.
    copyFileSync(process.execPath, join(directory, "node"));
    const provider = /path +=? *"([^"]+)"/.exec(readFileSync(tofuSettings ?? "", "utf8"))?.[1] ?? "";
    for (const tool of [dirname(tofu ?? ""), provider])
      cpSync(tool, join(home, ".cache/greenroom/tools", basename(tool)), { recursive: true });
    mkdirSync(join(home, ".kube"));
    const kubeconfig = { contexts: [{ name: "kind-mine", context: {} }], "current-context": "kind-mine" };
    writeFileSync(join(home, ".kube/config"), JSON.stringify(kubeconfig));
    execFileSync("chown", ["--recursive", `${id("-u")}:${id("-g")}`, home]);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("gets OpenTofu and a database, and is told how to use the cluster that is there", () => {
    const args = ["--reuid=daemon", "--regid=daemon", "--clear-groups", "--no-new-privs"];
    const { NODE_OPTIONS: _options, GREENROOM_CACHE_DIR: _cache, ...rest } = process.env;
    const printed = execFileSync(
      "setpriv",
      [...args, join(directory, "node"), fixture, join(home, "state")],
      { encoding: "utf8", env: { ...rest, HOME: home }, timeout: 60_000 },
    );
    const told = toldSchema.parse(JSON.parse(printed));
    expect(told).toMatchObject({ uid: id("-u"), hasCluster: false });
    expect(told.tofu).toBe(join(home, ".cache/greenroom/tools", basename(dirname(tofu ?? "")), "tofu"));
    expect(told.steps.map(({ id: step, state }) => [step, state])).toEqual([
      ["tools", "ready"],
      ["cluster", "failed"],
    ]);
    const failure = told.steps[1]?.failure;
    expect(failure?.why).toBe("making namespaces, mounts and network links needs root");
    expect(failure?.remedy).toContain(
      `context: kind-mine, namespace: … }" for each environment in greenroom.yaml`,
    );
    expect(failure?.remedy).toContain(
      `KUBECONFIG=${join(home, ".kube/config")} PROMETHEUS_URL=http://… npm start`,
    );
  }, 90_000);
});
