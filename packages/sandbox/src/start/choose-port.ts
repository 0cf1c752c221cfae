import { freePort, isFree } from "../host/index.ts";

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
  return await freePort();
}
