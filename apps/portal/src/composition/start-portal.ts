import { ConfigurationError } from "@greenroom/core/configuration";
import { portal } from "./portal.ts";

const configurationFault = 2;

/** Ends the process with exit code 2 and every fault listed when the settings are wrong. */
export function startPortal(): void {
  try {
    const { log, settings, stateKeyFit } = portal();
    log.info({ address: settings.GREENROOM_BASE_URL }, "portal started");
    // A database that is not there yet is asked again by /readyz.
    void stateKeyFit().catch(() => undefined);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(configurationFault);
  }
}
