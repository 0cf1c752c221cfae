import { stateDir } from "../host/index.ts";
import { kubectl, leftovers, reset, status, stop } from "./commands.ts";

const commands: Readonly<Record<string, (stateDir: string, args: readonly string[]) => Promise<number>>> = {
  status,
  stop,
  reset,
  kubectl,
  leftovers,
};

const usage = `npm run sandbox -- <command>

  status             components, memory, ports and kubeconfigs of this checkout's cluster, and a link that signs in
  stop               ends it; its state stays for the next start
  reset              ends it and deletes its state
  kubectl <args …>   kubectl as its administrator
  leftovers          processes, mounts and cgroups it holds; none when it is stopped
`;

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = await command(stateDir(), args);
} else {
  process.stderr.write(usage);
  process.exitCode = name === "" || name === "help" || name === "--help" ? 0 : 2;
}
