import { parseArgs } from "node:util";
import { checkCommands, generateClient } from "./checks.ts";
import { runStages, type Stage } from "./stages.ts";
import { prepareTools } from "./prepare-tools.ts";
import { runJourneys } from "./journeys.ts";
import { runPlatformJourneys } from "./platform-journeys.ts";

const root = process.cwd();

/** `npm test` runs every stage; `npm test -- unit integration` runs those. */
const stageNames = ["checks", "unit", "go", "integration", "platform", "journeys"] as const;

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(stageNames as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`unknown stage ${unknown.join(", ")}; stages are ${stageNames.join(", ")}`);
  process.exit(2);
}
const isWanted = (name: (typeof stageNames)[number]) =>
  positionals.length === 0 || positionals.includes(name);

const tools = await prepareTools(root);
const vitest = (project: string) => ({
  title: project,
  file: "vitest",
  args: ["run", "--project", project],
  env: tools.environment,
});

const stages: readonly Stage[] = [
  { name: "checks", commands: [generateClient, ...checkCommands(root, tools)] },
  { name: "unit", commands: [generateClient, vitest("unit")] },
  { name: "go", commands: tools.goTests },
  { name: "integration", commands: [generateClient, vitest("integration")] },
  {
    name: "platform",
    run: async (report) => void (await runPlatformJourneys(root, tools, report)),
  },
  {
    name: "journeys",
    run: (report) =>
      runJourneys(
        root,
        { chromium: tools.chromium, kubectl: tools.environment.KUBECTL },
        tools.environment,
        report,
      ),
  },
];

const passed = await runStages(stages.filter((stage) => isWanted(stage.name as (typeof stageNames)[number])));
process.exit(passed ? 0 : 1);
