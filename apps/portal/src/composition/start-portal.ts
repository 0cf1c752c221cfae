import { refusalOf } from "@greenroom/adapters/postgres";
import { ConfigurationError } from "@greenroom/core/configuration";
import { portal } from "./portal.ts";
import { tellFaults } from "./tell-faults.ts";

const configurationFault = 2;

/** Ends the process with exit code 2 and every fault listed when the settings are wrong, or when its times would be. */
export async function startPortal(): Promise<void> {
  try {
    const { checkConfiguration, configurationFaults, database, log, platformStatus, settings, stateKeyFit } =
      portal();
    const refusal = await refusalOf(database);
    if (refusal !== null) {
      process.stderr.write(`${refusal}\n`);
      process.exit(configurationFault);
    }
    log.info({ address: settings.GREENROOM_BASE_URL }, "portal started");
    void tellFaults(settings.GREENROOM_CONFIG, {
      faults: configurationFaults,
      check: checkConfiguration,
      platformStatus,
      log,
    });
    // A database that is not there yet is asked again by /readyz.
    void stateKeyFit().catch(() => undefined);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(configurationFault);
  }
}
