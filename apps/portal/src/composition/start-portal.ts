import { ConfigurationError } from "@greenroom/core/configuration";
import { portal } from "./portal.ts";

const configurationFault = 2;

/** Ends the process with exit code 2 and every fault listed when the settings are wrong. */
export function startPortal(): void {
  try {
    const { log, settings } = portal();
    log.info({ address: settings.GREENROOM_BASE_URL }, "portal started");
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(configurationFault);
  }
}
