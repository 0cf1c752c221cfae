import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { affectedWorkspaces } from "./affected-workspaces.ts";
import { environmentFaults } from "./environment-faults.ts";
import { readLayout } from "./layout.ts";
import { materialiseWorkspace } from "./materialise-workspace.ts";
import { formatWorkspace } from "./workspace.ts";

const usage = `node src/main.ts affected                                    changed paths on stdin → workspaces
node src/main.ts materialise <environment> <layer> <folder>  write what a workspace runs
node src/main.ts check                                       environments are data only and alike`;

const infraDir = join(import.meta.dirname, "..");
process.exitCode = run(process.argv.slice(2));

function run([command, ...args]: readonly string[]): number {
  const layout = readLayout(infraDir);
  switch (command) {
    case "affected": {
      const changed = readFileSync(0, "utf8").split("\n").filter(Boolean);
      for (const workspace of affectedWorkspaces(infraDir, layout, changed))
        console.log(formatWorkspace(workspace));
      return 0;
    }
    case "materialise": {
      const [environment, layer, folder] = args;
      if (environment === undefined || layer === undefined || folder === undefined) break;
      console.log(materialiseWorkspace(infraDir, { environment, layer }, resolve(folder)));
      return 0;
    }
    case "check": {
      const faults = environmentFaults(infraDir, layout);
      for (const fault of faults) console.error(fault);
      return faults.length === 0 ? 0 : 1;
    }
    default:
  }
  console.error(usage);
  return 2;
}
