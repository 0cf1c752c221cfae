import { ensureTools, findGo } from "../tools/index.ts";
import { checkCommands, generateClient } from "./checks.ts";
import { runStages } from "./stages.ts";

const go = await findGo();
const { staticcheck } = await ensureTools(["staticcheck"], {
  log: (line) => process.stderr.write(`  ${line}\n`),
});
const tools = { go: go.binary, staticcheck: staticcheck.binary };
const passed = await runStages([
  { name: "checks", commands: [generateClient, ...checkCommands(process.cwd(), tools)] },
]);
process.exit(passed ? 0 : 1);
