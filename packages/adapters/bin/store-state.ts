/** DATABASE_URL=… GREENROOM_STATE_KEY=… node packages/adapters/bin/store-state.ts --workspace dev/platform
 * --file …/errored.tfstate --by ada@example.com: stores a state that a run could not save, under a lock. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createDatabase, createSealer, createStateVersions } from "@greenroom/adapters/postgres";
import { storeKeptState } from "@greenroom/adapters/terraform-state";
import { workspaceSchema } from "@greenroom/core/runs";

const { values } = parseArgs({
  options: { workspace: { type: "string" }, file: { type: "string" }, by: { type: "string" } },
});
const { DATABASE_URL: url, GREENROOM_STATE_KEY: key } = process.env;
const { file, by } = values;
const [environment, layer] = values.workspace?.split("/") ?? [];
const workspace = workspaceSchema.safeParse({ environment, layer });
const faults = [
  ...(url ? [] : ["DATABASE_URL is not set; it should be postgres://user:password@host:port/database"]),
  ...(key ? [] : ["GREENROOM_STATE_KEY is not set; it should be the key of portal and worker"]),
  ...(workspace.success ? [] : ["--workspace should be an environment and a layer, such as dev/platform"]),
  ...(file ? [] : ["--file is missing; it should be the errored.tfstate that the run names"]),
  ...(by ? [] : ["--by is missing; it should say who you are"]),
];
if (!url || !key || !workspace.success || !file || !by) {
  console.error(faults.join("\n"));
  process.exit(2);
}
const database = createDatabase(url);
try {
  const stateVersions = createStateVersions(database, createSealer(key));
  const stored = await storeKeptState(stateVersions, workspace.data, readFileSync(file), by);
  if (stored.ok) {
    console.log(`stored as serial ${stored.value?.serial} of ${values.workspace}; ${file} may be removed`);
  } else {
    console.error([stored.error.message, stored.error.remedy].filter(Boolean).join(" "));
    process.exitCode = 1;
  }
} finally {
  await database.$disconnect();
}
