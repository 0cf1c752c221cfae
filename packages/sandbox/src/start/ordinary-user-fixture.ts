/** What `npm start` prepares for somebody without root, told as JSON: run by ordinary-user.integration.test.ts as
 * another account. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "../postgres/index.ts";
import { PartTimes } from "./part-times.ts";
import { prepareSandbox } from "./prepare-sandbox.ts";
import { StatusFile } from "./status-file.ts";

const [stateDir = ""] = process.argv.slice(2);
mkdirSync(stateDir, { recursive: true });
const status = new StatusFile(join(stateDir, "status.json"), ["tools", "cluster"], () => undefined);
let tofu = "";
const cluster = await prepareSandbox(
  { root: process.cwd(), stateDir, ports: { api: 1, nodePorts: {} } },
  {
    status,
    times: new PartTimes(join(stateDir, "times.json")),
    log: () => undefined,
    signal: new AbortController().signal,
    onTofu: ({ binary }) => {
      tofu = binary;
    },
    onKubectl: () => undefined,
  },
);
const postgres = await startPostgres({ dataDir: join(stateDir, "postgres"), log: () => undefined });
await postgres.stop();
process.stdout.write(
  JSON.stringify({ uid: process.getuid?.(), hasCluster: cluster !== null, tofu, steps: status.steps() }),
);
