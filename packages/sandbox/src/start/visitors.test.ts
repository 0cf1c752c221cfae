import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { sendVisitors, visitsPerSecond } from "./visitors.ts";

test("an environment is visited at its rate and no more, also beside one that does not answer", async () => {
  const visited: string[] = [];
  const connections = new Set<number | undefined>();
  const server = createServer((asked, answer) => {
    visited.push(asked.url ?? "");
    connections.add(asked.socket.remotePort);
    answer.end("hello");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = sendVisitors([
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    "http://127.0.0.1:1",
  ]);
  const seconds = 3;
  await delay(seconds * 1_000);
  await stop();
  const count = visited.length;
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThanOrEqual(seconds * visitsPerSecond);
  expect(connections.size).toBe(count);
  await delay(1_000);
  expect(visited).toHaveLength(count);
  server.close();
});
