import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@greenroom/sandbox/host";

const portalDirectory = join(import.meta.dirname, "../..");
const root = join(portalDirectory, "../..");

export interface BuiltPortal {
  readonly url: string;
  stop(): Promise<void>;
}

/** The portal, built and started as in production.
 * @param stateKey 32 bytes in base64
 * @param variables settings in place of those of this repository
 * @returns once it is ready */
export async function startBuiltPortal(
  databaseUrl: string,
  stateKey: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<BuiltPortal> {
  const turbo = join(root, "node_modules/.bin/turbo");
  // Two test files that build at once would write over each other; the second finds the first one's build.
  const lock = join(portalDirectory, "node_modules/.build.lock");
  const build = [lock, turbo, "run", "build", "--filter=@greenroom/portal"];
  execFileSync("/usr/bin/flock", build, { cwd: root, stdio: "pipe" });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const next = join(portalDirectory, "node_modules/next/dist/bin/next");
  const portal = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", `${port}`], {
    cwd: portalDirectory,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      GREENROOM_BASE_URL: `http://localhost:${port}`,
      GREENROOM_SECRET: randomBytes(32).toString("hex"),
      GREENROOM_STATE_KEY: stateKey,
      GREENROOM_CONFIG: join(root, "greenroom.yaml"),
      GREENROOM_OBJECTIVES_DIR: join(root, "docs/objectives"),
      GREENROOM_DOCUMENTS_DIR: root,
      GREENROOM_INFRA_DIR: join(root, "packages/infra"),
      GREENROOM_MANIFESTS_DIR: join(root, "packages/manifests"),
      GREENROOM_MODEL_DIR: join(root, "docs/architecture"),
      LOG_LEVEL: "fatal",
      ...variables,
    },
  });
  const stop = async () => {
    if (portal.exitCode === null && portal.kill("SIGTERM")) await once(portal, "exit");
  };
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let look = 0; look < 120; look++) {
    if (await isReady()) return { url, stop };
    await delay(500);
  }
  await stop();
  throw new Error("the portal was not ready within a minute");
}
