import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { affectedWorkspaces } from "./affected-workspaces.ts";
import { environmentFaults } from "./environment-faults.ts";
import { judgeUpgrade } from "./judge-upgrade.ts";
import { type InfraLayout, readLayout } from "./layout.ts";
import { materialiseWorkspace } from "./materialise-workspace.ts";
import { ownershipFaults } from "./ownership-faults.ts";
import { readUpgradeNotes, upgradeNoteFaults } from "./upgrade-notes.ts";
import { formatWorkspace } from "./workspace.ts";

const usage = `node src/main.ts affected                                    changed paths on stdin → workspaces
node src/main.ts materialise <environment> <layer> <folder>  write what a workspace runs
node src/main.ts upgrade <release>                           judge the plan of an upgrade from it: show -json on stdin
node src/main.ts check                                       environments are data only and alike, all is owned,
                                                             every release has its upgrade note`;

const infraDir = join(import.meta.dirname, "..");
const repositoryDir = join(infraDir, "../..");
process.exitCode = run(process.argv.slice(2));

function run([command, ...args]: readonly string[]): number {
  const layout = readLayout(infraDir);
  switch (command) {
    case "affected": {
      const changed = readStdin().split("\n").filter(Boolean);
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
    case "upgrade": {
      const [from] = args;
      if (from === undefined) break;
      const notes = readUpgradeNotes(readDocument("UPGRADE.md"));
      const verdict = judgeUpgrade(JSON.parse(readStdin()), from, layout.currentRelease, notes);
      console.log(verdict.message);
      return verdict.isAccepted ? 0 : 1;
    }
    case "check": {
      const faults = allFaults(layout);
      for (const fault of faults) console.error(fault);
      return faults.length === 0 ? 0 : 1;
    }
    default:
  }
  console.error(usage);
  return 2;
}

function allFaults(layout: InfraLayout): readonly string[] {
  return [
    ...environmentFaults(infraDir, layout),
    ...ownershipFaults(repositoryDir, infraDir, layout),
    ...upgradeNoteFaults(readDocument("CHANGELOG.md"), readDocument("UPGRADE.md")),
  ];
}

function readDocument(name: string): string {
  return readFileSync(join(infraDir, name), "utf8");
}

function readStdin(): string {
  return readFileSync(0, "utf8");
}
