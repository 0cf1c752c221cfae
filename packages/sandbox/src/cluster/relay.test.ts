import { createConnection, createServer, type Server, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { listenOnLoopback, relayConnections } from "./relay.ts";

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("not listening");
  return address.port;
}

async function target(handle: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return server;
}

async function relayTo(port: number): Promise<number> {
  const listener = await listenOnLoopback(0);
  const relayed = portOf(listener);
  const relay = relayConnections(listener, { host: "127.0.0.1", port });
  // In the product the two ends live in two processes; here the handed-over listener must stop accepting.
  listener.removeAllListeners("connection");
  onTestFinished(() => void relay.close());
  return relayed;
}

test("an answer that follows the end of the request arrives whole", async () => {
  const size = 20_000_000;
  const server = await target((socket) => {
    socket.resume().once("end", () => socket.end(Buffer.alloc(size, "x")));
  });
  const client = createConnection({ port: await relayTo(portOf(server)), allowHalfOpen: true });
  client.end("question");
  expect((await buffer(client)).length).toBe(size);
});

test("a reader that does not read holds the writer back", async () => {
  const chunk = Buffer.alloc(64 * 1024);
  let written = 0;
  const server = await target((socket) => {
    const write = () => {
      while (socket.write(chunk)) written += chunk.length;
    };
    socket.on("drain", write).on("error", () => undefined);
    write();
  });
  const client = createConnection({ port: await relayTo(portOf(server)) }).pause();
  client.on("error", () => undefined);
  await delay(500);
  const afterHalfSecond = written;
  await delay(300);
  // Only what the sockets' buffers hold is on its way; nothing piles up in the relay.
  expect(written).toBe(afterHalfSecond);
  expect(written).toBeLessThan(64 * 1024 * 1024);
  client.destroy();
});

test("a target that does not listen closes the connection, and one that comes later is reached", async () => {
  const server = await target((socket) => socket.end("here"));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  const relayed = await relayTo(port);
  const refused = createConnection({ port: relayed });
  refused.on("error", () => undefined);
  await new Promise((resolve) => refused.once("close", resolve));

  const late = createServer((socket) => socket.end("here")).listen(port, "127.0.0.1");
  onTestFinished(() => void late.close());
  await new Promise((resolve) => late.once("listening", resolve));
  expect((await buffer(createConnection({ port: relayed }))).toString()).toBe("here");
});

test("a client that goes away takes its connection to the target with it", async () => {
  const closed = Promise.withResolvers<string>();
  const server = await target((socket) => {
    socket.on("error", () => undefined).once("close", () => closed.resolve("closed"));
    socket.write("hello");
  });
  const client = createConnection({ port: await relayTo(portOf(server)) });
  await new Promise((resolve) => client.once("data", resolve));
  client.resetAndDestroy();
  expect(await closed.promise).toBe("closed");
});
