import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface TestPooler {
  /** The same database and role, behind the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Stands between a client and Postgres as a pooler does that ignores the start-up parameter `options` (PgBouncer with
 * `ignore_startup_parameters`): what a connection asks for at its start never arrives. */
export async function startTestPooler(databaseUrl: string): Promise<TestPooler> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      socket.on("error", () => undefined);
    }
    client.once("data", (startup) => {
      upstream.write(withoutOptions(startup));
      client.pipe(upstream);
    });
    upstream.pipe(client);
    client.once("close", () => upstream.destroy());
    upstream.once("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A StartupMessage is its length, the protocol's version and pairs of name and value, each ended by a zero byte. */
function withoutOptions(startup: Buffer): Buffer {
  const words = startup.subarray(8, startup.readInt32BE(0)).toString("utf8").split("\0");
  const kept: string[] = [];
  for (let at = 0; at + 1 < words.length && words[at] !== ""; at += 2) {
    if (words[at] !== "options") kept.push(words[at] ?? "", words[at + 1] ?? "");
  }
  const body = Buffer.from(`${kept.join("\0")}\0\0`, "utf8");
  const header = Buffer.alloc(8);
  header.writeInt32BE(8 + body.length, 0);
  header.writeInt32BE(startup.readInt32BE(4), 4);
  return Buffer.concat([header, body]);
}
