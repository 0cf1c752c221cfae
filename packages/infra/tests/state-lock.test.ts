import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { InfraCopy, toolEnvironment } from "./tofu.ts";

const folder = "stacks/observability";
const data = "-var-file=../../environments/dev/observability.tfvars";
const engineers = { first: new InfraCopy(), second: new InfraCopy() };

beforeAll(async () => {
  const state = engineers.first.path("state.json");
  for (const checkout of Object.values(engineers)) {
    checkout.keepStateIn(folder, state);
    checkout.stayOffline(folder);
    await checkout.mustRun(folder, "init", "-input=false");
  }
});
afterAll(() => {
  for (const checkout of Object.values(engineers)) checkout[Symbol.dispose]();
});

test("while one engineer is asked to confirm, the other is told who holds the lock, for what and since when", async () => {
  const { first, second } = engineers;
  const startedAt = Date.now();
  const applying = spawn(first.binary, ["apply", "-refresh=false", data], {
    cwd: first.path(folder),
    env: toolEnvironment,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(applying, "exit");
  // Left open after the question: closing it would end the one who asks.
  for await (const chunk of applying.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false }))
    if (String(chunk).includes("Enter a value")) break;
  applying.stdout.resume();

  const refused = await second.tofu(folder, "plan", "-input=false", "-refresh=false", data);
  expect(refused.exitCode).toBe(1);
  expect(refused.output).toContain("Error acquiring the state lock");
  expect(refused.output).toMatch(new RegExp(`Who: +\\S+@${hostname()}`));
  expect(refused.output).toMatch(/Operation: +OperationTypeApply/);
  const [, created = ""] = /Created: +(\S+ \S+)/.exec(refused.output) ?? [];
  expect(Date.parse(`${created.replace(" ", "T")}Z`)).toBeGreaterThanOrEqual(startedAt);

  applying.stdin.end("no\n");
  expect(await ended).toEqual([1, null]);
  expect(await second.tofu(folder, "plan", "-input=false", "-refresh=false", data)).toMatchObject({
    exitCode: 0,
  });
});
