import { execFileSync } from "node:child_process";
import { variable } from "./people.ts";

/** What an administrator does beside the portal.
 * @throws Error with kubectl's words */
export function kubectl(...args: readonly string[]): string {
  return kubectlWithInput("", ...args);
}

export function kubectlWithInput(input: string, ...args: readonly string[]): string {
  const kubeconfig = `--kubeconfig=${variable("GREENROOM_ADMIN_KUBECONFIG")}`;
  return execFileSync(variable("KUBECTL"), [kubeconfig, ...args], { encoding: "utf8", input });
}
