import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { buildOverlay } from "../build-overlay.ts";
import { configurationOf } from "../manifest-object.ts";
import { fire, gossipAddressesOf, silence, silencesOf } from "./alertmanager-api.ts";
import { installProgram } from "./install-program.ts";
import { eventually, RunningProgram } from "./running-program.ts";

const binary = process.env.ALERTMANAGER;
const cloud = "monitoring/overlays/cloud";
const complete = "monitoring/overlays/complete";

describe.skipIf(!binary)("the real Alertmanager (ALERTMANAGER)", () => {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-notification-"));
  const running: RunningProgram[] = [];

  /** @param peers addresses to gossip with, instead of the names in the cluster; the own one is chosen by the kernel */
  async function start(
    overlay: string,
    name: string,
    peers: readonly string[] = [],
  ): Promise<RunningProgram> {
    const quick = (text: string) => text.replaceAll(/group_wait: \d+s/g, "group_wait: 100ms");
    const args = installProgram(overlay, "alertmanager", join(directory, name), quick)
      .filter((arg) => !arg.startsWith("--cluster.peer="))
      .map((arg) => arg.replace("--cluster.listen-address=:9094", "--cluster.listen-address=127.0.0.1:0"));
    const program = await RunningProgram.start(binary ?? "", [
      ...args,
      "--cluster.advertise-address=127.0.0.1:0",
      // Nobody else is about to join.
      "--cluster.settle-timeout=100ms",
      ...peers.map((peer) => `--cluster.peer=${peer}`),
    ]);
    running.push(program);
    return program;
  }
  afterAll(async () => {
    for (const program of running) await program.stop();
    rmSync(directory, { recursive: true });
  });

  describe("with the component webhook-receivers", () => {
    const failures = 'alertmanager_notifications_failed_total{integration="webhook",reason="other"}';
    const called: string[] = [];
    let webhooks: Server;

    beforeAll(async () => {
      webhooks = createServer((request, response) => {
        called.push(request.url ?? "");
        response.end();
      }).listen(0, "127.0.0.1");
      await once(webhooks, "listening");
    });
    afterAll(() => webhooks.close());

    test("calls the address in each file of the Secret, and nobody for what is only shown", async () => {
      const program = await start(complete, "webhooks");
      const files = join(directory, "webhooks/etc/alertmanager-receivers");
      mkdirSync(files, { recursive: true });
      const { port } = webhooks.address() as AddressInfo;
      for (const name of ["page", "ticket", "watchdog"])
        writeFileSync(join(files, name), `http://127.0.0.1:${port}/${name}\n`);
      await fire(program, [
        { alertname: "Shown", severity: "none" },
        { alertname: "Watchdog", severity: "none" },
        { alertname: "NodeCpuBusy", severity: "ticket" },
        { alertname: "NodeDown", severity: "page" },
      ]);
      await eventually(
        async () => called.length,
        (calls) => calls >= 3,
      );
      expect(called.toSorted()).toEqual(["/page", "/ticket", "/watchdog"]);
      expect(await program.metric(failures)).toBe(0);
    });

    test("runs without the Secret, and counts what it could not send", async () => {
      const program = await start(complete, "no-secret");
      await fire(program, [{ alertname: "NodeDown", severity: "page" }]);
      const failed = await eventually(
        () => program.metric(failures),
        (count) => (count ?? 0) > 0,
      );
      expect(failed).toBeGreaterThan(0);
    });
  });

  test("two of the component alertmanager-pair know each other's silences", async () => {
    const first = await start(cloud, "first");
    const second = await start(cloud, "second", await gossipAddressesOf(first));
    await silence(first, "NodeCpuBusy", "a known night job");
    const known = await eventually(
      () => silencesOf(second),
      (comments) => comments.length > 0,
    );
    expect(known).toEqual(["a known night job"]);
  });
});

test("webhook-receivers changes the receivers and nothing else", () => {
  const read = (overlay: string) =>
    z
      .looseObject({ receivers: z.array(z.looseObject({ name: z.string() })) })
      .parse(parse(configurationOf(buildOverlay(overlay), "alertmanager")["alertmanager.yml"] ?? ""));
  const [base, called] = [read(cloud), read(complete)];
  expect({ ...called, receivers: null }).toEqual({ ...base, receivers: null });
  expect(called.receivers.map(({ name }) => name)).toEqual(base.receivers.map(({ name }) => name));
  expect(base.receivers.every((receiver) => Object.keys(receiver).length === 1)).toBe(true);
});
