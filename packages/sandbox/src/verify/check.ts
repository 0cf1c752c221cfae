import { ensureTools, findGo } from "../tools/index.ts";
import { checkCommands } from "./checks.ts";
import { runStages } from "./stages.ts";

const go = await findGo();
const { staticcheck } = await ensureTools(["staticcheck"]);
const generate = {
  title: "generate the database client",
  file: "turbo",
  args: ["run", "generate", "--output-logs=errors-only"],
};
const tools = { go: go.binary, staticcheck: staticcheck.binary };
const passed = await runStages([
  { name: "checks", commands: [generate, ...checkCommands(process.cwd(), tools)] },
]);
process.exit(passed ? 0 : 1);
