import type { PreparationOptions } from "../host/index.ts";
import type { PreparedTool, ToolName } from "./tool.ts";

export interface EnsureToolsOptions extends PreparationOptions {
  /** Called as each tool becomes ready, so that its user can start before the others are built. */
  readonly onReady?: (tool: PreparedTool) => void;
}

/** Takes the named tools from the cache and builds what is missing, in the order of the table.
 * @throws PreparationError */
export async function ensureTools<const Name extends ToolName>(
  names: readonly Name[],
  options: EnsureToolsOptions = {},
): Promise<Record<Name, PreparedTool>> {
  throw new Error(`not written: ${names.join()} ${Object.keys(options).join()}`);
}
