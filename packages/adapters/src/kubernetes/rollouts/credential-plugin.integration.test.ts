import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createClusterAccess } from "../access/cluster-access.ts";
import { pluginAnswersWithinMs } from "../access/exec-plugin.ts";
import { refuse } from "../api-server-fixture.ts";
import { createSeenWorkloads } from "../architecture/seen-workloads.ts";
import { connection, expectConnected, sleep, startWatching, whyLost } from "./namespace-watch-fixture.ts";

const secret = "s3cr3t-token";
const print = (status: object) =>
  `echo '${JSON.stringify({ apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential", status })}'`;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const user = (command: string, args: string[] = []) => ({
  exec: { apiVersion: "client.authentication.k8s.io/v1", command, args, interactiveMode: "Never" },
});
const directory = mkdtempSync(join(tmpdir(), "greenroom-plugins-"));
afterAll(() => rmSync(directory, { recursive: true }));
let programs = 0;
/** A program whose behaviour the test changes; it notes each time that it is asked. */
const changeable = () => {
  const path = join(directory, String((programs += 1)));
  return {
    exec: `echo asked >> ${path}.asked; . ${path}`,
    become: (script: string) => writeFileSync(path, script),
    asked: () => readFileSync(`${path}.asked`, "utf8").split("\n").length - 1,
  };
};

/** What has ended and was not waited for yet has no command line. */
const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";

describe.concurrent("a credential plugin that fails is the reason, and takes nothing down", () => {
  test.for([
    [
      "exit code 1, with a secret on both outputs",
      `echo ${secret} | tee /dev/stderr; exit 1`,
      /: exit code 1$/,
    ],
    ["ended by a signal", "kill -9 $$", /: ended by SIGKILL$/],
    ["no JSON", `echo ${secret}`, /: its output is no credential$/],
    ["JSON without a credential", print({}), /: its output is no credential$/],
    ["output without end", `yes ${secret}`, /: its output is no credential$/],
  ] as const)("%s", async ([, script, reason], context) => {
    const { watch: open } = await startWatching(context, (api) => user(api.program(script)));
    const watch = open();
    expect(await whyLost(watch)).toMatch(reason);
    expect(connection(watch).reason).toMatch(/^the credential plugin \d+-plugin failed: /);
    expect(JSON.stringify(watch.current())).not.toContain(secret);
  });

  test("there is no such program", async (context) => {
    const { watch: open } = await startWatching(context, () => user("/nowhere/token-helper"));
    expect(await whyLost(open())).toMatch(
      /^the credential plugin token-helper failed: there is no such program$/,
    );
  });

  test("it names no program", async (context) => {
    const { watch: open } = await startWatching(context, () => ({ exec: { args: ["token"] } }));
    expect(await whyLost(open())).toMatch(
      /^the kubeconfig's credential plugin of user fixture names no program$/,
    );
  });

  test("it hangs, and what it started hangs: both are ended", { timeout: 30_000 }, async (context) => {
    const plugin = changeable();
    const pidFile = join(directory, "hanging.pid");
    plugin.become(`sleep 1000 & echo $! > ${pidFile}; wait`);
    const { watch: open } = await startWatching(context, (api) => user(api.program(plugin.exec)));
    const watch = open();
    expect(await whyLost(watch, pluginAnswersWithinMs + 2000)).toMatch(/: it did not answer within 10 s$/);
    const child = Number(readFileSync(pidFile, "utf8"));
    await vi.waitFor(() => expect(isRunning(child)).toBe(false));
  });

  test("it fails when the watch is opened again: said within seconds, and it recovers", async (context) => {
    const plugin = changeable();
    plugin.become(print({ token: "first", expirationTimestamp: inSeconds(7) }));
    const { api, watch: open } = await startWatching(context, (of) => user(of.program(plugin.exec)));
    const watch = open();
    await expectConnected(watch);
    plugin.become("exit 1");
    // The server ends a watch after ten seconds; the token is over by then.
    expect(await whyLost(watch, 12_000)).toMatch(/failed: exit code 1$/);
    plugin.become(print({ token: "second" }));
    await expectConnected(watch);
    expect(api.asked.at(-1)?.authorization).toBe("Bearer second");
  });
});

describe.concurrent("a credential is asked for once", () => {
  test("for everything that is opened with it, and after each loss", { timeout: 30_000 }, async (context) => {
    const plugin = changeable();
    plugin.become(print({ token: "kept" }));
    const { api, watch: open } = await startWatching(context, (of) => user(of.program(plugin.exec)));
    const watch = open();
    await expectConnected(watch);
    for (let loss = 0; loss < 3; loss += 1) {
      api.drop();
      expect(await whyLost(watch)).toMatch(/the connection broke/);
      await expectConnected(watch);
    }
    expect(plugin.asked()).toBe(1);
    expect(new Set(api.asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer kept"]));
  });

  test("for whatever else asks the cluster, ten at a time; and its failure is their reason", async (context) => {
    const plugin = changeable();
    plugin.become(print({ token: "kept" }));
    const { api } = await startWatching(context);
    const ask = (command: string) =>
      createSeenWorkloads(createClusterAccess(api.kubeconfig(user(command))), []);
    const seen = ask(api.program(plugin.exec));
    await Promise.all(Array.from({ length: 10 }, () => seen(api.environment)));
    expect(plugin.asked()).toBe(1);
    // Of each of the three kinds.
    expect(api.asked.map(({ authorization }) => authorization)).toEqual(Array(30).fill("Bearer kept"));
    await expect(ask(api.program("exit 3"))(api.environment)).rejects.toThrow(
      /^The cluster of dev could not be asked: the credential plugin \S+ failed: exit code 3\.$/,
    );
  });

  test("until it expires", { timeout: 30_000 }, async (context) => {
    const plugin = changeable();
    plugin.become(print({ token: "short", expirationTimestamp: inSeconds(7) }));
    const { api, watch: open, states } = await startWatching(context, (of) => user(of.program(plugin.exec)));
    const watch = open();
    await expectConnected(watch);
    plugin.become(print({ token: "next" }));
    await sleep(11_000);
    expect(states).toEqual(["connected"]);
    expect(plugin.asked()).toBe(2);
    expect(api.asked.at(-1)?.authorization).toBe("Bearer next");
  });

  test("until the cluster refuses it", async (context) => {
    const plugin = changeable();
    plugin.become(print({ token: "revoked" }));
    const { api, watch: open } = await startWatching(context, (of) => user(of.program(plugin.exec)));
    api.fail(({ authorization }, response) =>
      authorization === "Bearer revoked" ? refuse(response, 401, "Unauthorized") : false,
    );
    const watch = open();
    expect(await whyLost(watch)).toMatch(/^Unauthorized$/);
    plugin.become(print({ token: "renewed" }));
    await expectConnected(watch);
    expect(plugin.asked()).toBeLessThan(4);
  });
});
