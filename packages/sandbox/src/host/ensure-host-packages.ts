import type { PreparationOptions } from "./preparation-progress.ts";

/** Brings the programs of the operating system that the sandbox cluster runs on.
 * As root on Debian and Ubuntu missing packages are installed, without starting their services.
 * @throws PreparationError that lists what to install where that is not possible */
export async function ensureHostPackages(options: PreparationOptions = {}): Promise<void> {
  throw new Error(`not written: ${Object.keys(options).join()}`);
}
