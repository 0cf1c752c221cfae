/** npm run model -- check|findings|write|export: the architecture model from a terminal and in CI. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { documentsOf, modelDocuments, readModelFiles } from "@greenroom/adapters/model";
import { allRules, findFindings } from "@greenroom/core/architecture";
import { type PlatformModel, readPlatformModel } from "@greenroom/core/risks";

const usage = `npm run model -- check [--dir docs/architecture]     every fault with file and line; documents current
npm run model -- findings                            what the rules say about the design
npm run model -- write                               diagrams and schemas beside the model
npm run model -- export                              the whole model as JSON, on standard output`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: "string", default: "docs/architecture" } },
});
process.exitCode = await run(positionals, values.dir);

async function run([command, ...rest]: readonly string[], directory: string): Promise<number> {
  if (rest.length > 0 || !command || !["check", "findings", "write", "export"].includes(command)) {
    console.error(usage);
    return 2;
  }
  const model = await read(directory);
  if (model === null) return 1;
  switch (command) {
    case "findings":
      return tellFindings(model);
    case "write":
      for (const [path, text] of modelDocuments(model)) write(join(directory, path), text);
      return 0;
    case "export":
      console.log(JSON.stringify(model, null, 2));
      return 0;
    default:
      return checkDocuments(model, directory);
  }
}

async function read(directory: string): Promise<PlatformModel | null> {
  try {
    const { content, faults } = readPlatformModel(
      await readModelFiles(directory),
      documentsOf(".", directory),
    );
    for (const { file, line, column, message } of faults)
      console.error(`${join(directory, file)}:${line}:${column} ${message}`);
    return content;
  } catch (error) {
    console.error(`${directory} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function checkDocuments(model: PlatformModel, directory: string): number {
  const old = [...modelDocuments(model)].filter(([path, text]) => contentOf(join(directory, path)) !== text);
  for (const [path] of old)
    console.error(`${join(directory, path)} is not what the model says; run: npm run model -- write`);
  return old.length === 0 ? 0 : 1;
}

function tellFindings({ architecture }: PlatformModel): number {
  const today = new Date().toISOString().slice(0, 10);
  for (const { rule, severity, message, suppressedBy } of findFindings(architecture, { today })) {
    const title = allRules.find(({ id }) => id === rule)?.title ?? rule;
    const note = suppressedBy ? ` (accepted until ${suppressedBy.until}: ${suppressedBy.reason})` : "";
    console.log(`${severity.padEnd(8)} ${title}: ${message}${note}`);
  }
  return 0;
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
