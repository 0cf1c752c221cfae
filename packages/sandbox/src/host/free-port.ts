import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const lowestPort = 10_000;
/** Linux's default of net.ipv4.ip_local_port_range; macOS and Windows begin higher. */
const lowestEphemeralPort = 32_768;
const attemptsMax = 200;

/** Tells whether nothing listens on 127.0.0.1:`port`. */
export async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port on 127.0.0.1 that nothing listens on. Below the range from which the kernel takes ports for outgoing
 * connections: a port may be bound minutes after it was chosen, and until then any connection of any process could
 * have taken one from that range. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const port = randomInt(lowestPort, lowestEphemeralPort);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port on 127.0.0.1 between ${lowestPort} and ${lowestEphemeralPort}`);
}
