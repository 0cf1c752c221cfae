import { createConnection, createServer, type Server } from "node:net";

/** Listens on 127.0.0.1 of the host. The listener is then handed to a process in the cluster's network
 * namespace: a socket belongs to the namespace it was made in, whoever holds it, and so the cluster needs
 * neither an uplink nor socket files.
 * @throws the listen error, such as EADDRINUSE */
export async function listenOnLoopback(port: number): Promise<Server> {
  // Connections in the moment before the listener is handed over are refused, not left waiting.
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, resolve);
  });
  return server;
}

/** Passes each connection of a listener on to a port; runs where that port can be reached.
 * A target that does not answer closes the connection, and the next one is tried anew. */
export function relayConnections(listener: Server, target: { host: string; port: number }): Server {
  // A client that has sent everything may still wait for the answer: each direction ends by itself.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const upstream = createConnection({ ...target, allowHalfOpen: true, noDelay: true });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on("error", () => socket.destroy());
      // An error on one side is an error for the other; after a proper end this changes nothing.
      socket.once("close", (hadError) => (hadError ? other.resetAndDestroy() : other.destroySoon()));
      socket.pipe(other);
    }
  });
  server.listen(listener);
  return server;
}
