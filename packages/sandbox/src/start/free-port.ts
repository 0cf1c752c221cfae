import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const lowestPort = 10_000;
/** Linux's default of net.ipv4.ip_local_port_range; macOS and Windows begin higher. */
const lowestEphemeralPort = 32_768;

/** A port that somebody asked for by name is somebody else's. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
  readonly port: number;
  readonly variable: string;
  constructor(port: number, variable: string) {
    super(`port ${port} on 127.0.0.1 is in use; free it or choose another one with ${variable}`);
    this.port = port;
    this.variable = variable;
  }
}

function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}

/** Tells whether nothing listens on 127.0.0.1:`port`. */
export async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== null;
}

/** A port for one purpose: the one a person set, else the preferred one, else any free one.
 * @param variable environment variable that sets it
 * @throws PortTakenError when a person set a port that is in use */
export async function choosePort(
  variable: string,
  preferred: number | undefined,
  variables: Record<string, string | undefined>,
): Promise<number> {
  const given = variables[variable];
  if (given) {
    const port = Number(given);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new RangeError(`${variable} should be a port between 1 and 65535, not "${given}"`);
    }
    if (!(await isFree(port))) throw new PortTakenError(port, variable);
    return port;
  }
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  return await anyFreePort();
}

const attemptsMax = 200;

/** Below the range from which the kernel takes ports for outgoing connections: a port chosen now is bound
 * minutes later, and until then any connection of any process could have taken one from that range. */
async function anyFreePort(): Promise<number> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const port = randomInt(lowestPort, lowestEphemeralPort);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port on 127.0.0.1 between ${lowestPort} and ${lowestEphemeralPort}`);
}
