import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { waitUntilReady } from "./product-processes.ts";
import { SupervisedProcess } from "./supervised-process.ts";

function supervise(script: string, graceMs = 2000) {
  const logFile = join(mkdtempSync(join(tmpdir(), "greenroom-process-")), "log");
  const messages: string[] = [];
  const supervised = new SupervisedProcess(
    {
      name: "sample",
      command: process.execPath,
      args: ["-e", script],
      cwd: tmpdir(),
      env: process.env,
      logFile,
      graceMs,
    },
    (message) => messages.push(message),
  );
  return { supervised, messages, log: () => readFileSync(logFile, "utf8") };
}

test("a process that ends by itself is started again and its end is told", async () => {
  const { supervised, messages, log } = supervise("console.log('up'); setTimeout(() => process.exit(7), 50)");
  supervised.start();
  await vi.waitFor(() => expect(log().match(/up/g)?.length).toBeGreaterThanOrEqual(2), 10_000);
  await supervised.stop();
  expect(messages[0]).toMatch(/sample ended \(exit code 7\); starting it again/);
});

test("a process with a wrong configuration is not started again", async () => {
  const { supervised, messages } = supervise("process.exit(2)");
  supervised.start();
  await vi.waitFor(() => expect(messages).toHaveLength(1), 10_000);
  await delay(700);
  expect(messages).toEqual([expect.stringMatching(/its configuration is wrong/)]);
});

test.each([
  [
    "with a wrong configuration",
    "console.error('line 7: no such key'); process.exit(2)",
    /^sample ended \(exit code 2\): line 7: no such key$/,
  ],
  [
    "by a fault",
    "console.error('out of luck'); process.exit(1)",
    /^sample ended \(exit code 1\): out of luck$/,
  ],
  ["without a word", "process.kill(process.pid, 'SIGKILL')", /^sample ended \(SIGKILL\), see .*log$/],
])("nobody waits for a process that ended %s", async (_, script, words) => {
  const { supervised } = supervise(script);
  supervised.start();
  const { signal } = new AbortController();
  const startedAt = performance.now();
  const wait = waitUntilReady("http://127.0.0.1:9/readyz", 60_000, signal, [supervised.firstEnd]);
  await expect(wait).rejects.toThrow(words);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  await supervised.stop();
});

test("what a process left behind with its output open keeps nobody from knowing that it ended", async () => {
  const { supervised } = supervise(
    "require('child_process').spawn('sleep', ['60'], { stdio: 'inherit' }); setTimeout(() => process.exit(2), 100)",
  );
  supervised.start();
  const child = supervised.pid ?? 0;
  expect(await supervised.firstEnd).toMatch(/^sample ended \(exit code 2\)/);
  process.kill(-child, "SIGKILL");
});

test("stop ends a process that ignores SIGTERM, and what it left behind in its group", async () => {
  const { supervised, log } = supervise(
    "process.on('SIGTERM', () => {}); const c = require('child_process').spawn('sleep', ['60']); console.log('child', c.pid); setInterval(() => {}, 1000)",
    200,
  );
  supervised.start();
  await vi.waitFor(() => expect(log()).toMatch(/child \d+/), 10_000);
  const orphan = Number(/child (\d+)/.exec(log())?.[1]);
  await supervised.stop();
  await vi.waitFor(() => expect(() => process.kill(orphan, 0)).toThrow(/ESRCH/));
});
