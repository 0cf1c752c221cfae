/** npm run config: what packages/adapters/bin/config.ts says, of this checkout's sandbox where no other cluster is
 * named. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stateDir } from "../host/index.ts";
import { whereToLook } from "./where-to-look.ts";

const root = join(import.meta.dirname, "../../../..");
const args = process.argv.slice(2);
const looksOutside = args[0] === "check" && !args.includes("--files");
const { variables, said } = looksOutside
  ? whereToLook(process.env, stateDir())
  : { variables: process.env, said: null };
if (said !== null) process.stdout.write(`${said}\n`);
const { status, error } = spawnSync(
  process.execPath,
  [join(root, "packages/adapters/bin/config.ts"), ...args],
  { stdio: "inherit", env: variables },
);
if (error) throw error;
process.exitCode = status ?? 1;
