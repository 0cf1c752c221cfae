// Runs on whatever Node is there (20 or newer): brings the Node, pnpm and packages that the project is
// pinned to, then hands over. Plain JavaScript, no dependencies: nothing is installed yet.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const nodeVersion = "24.21.0";
const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const cacheDir = process.env.GREENROOM_CACHE_DIR ?? join(homedir(), ".cache", "greenroom");

const programs = {
  start: "packages/sandbox/src/start/main.ts",
  test: "packages/sandbox/src/verify/main.ts",
  check: "packages/sandbox/src/verify/check.ts",
  "test:api": "packages/sandbox/src/api-fuzz/main.ts",
  "test:cluster": "packages/sandbox/src/verify/cluster-proof.ts",
  "test:platform": "packages/sandbox/src/verify/platform-proof.ts",
  "test:ordinary-user": "packages/sandbox/src/verify/ordinary-user.ts",
  "test:start-packed": "packages/sandbox/src/verify/start-packed.ts",
  sandbox: "packages/sandbox/src/cli/main.ts",
  tools: "packages/sandbox/src/tools/main.ts",
  config: "packages/sandbox/src/config/main.ts",
  model: "packages/adapters/bin/model.ts",
  objectives: "packages/adapters/bin/objectives.ts",
  routes: "apps/portal/bin/routes.ts",
  "bench:diagram": "apps/portal/bench/diagram.ts",
  "bench:overview": "apps/portal/bench/overview.ts",
  "bench:portal": "apps/portal/bench/portal.ts",
  "bench:start": "packages/sandbox/src/verify/bench-start.ts",
};

function fail(what, why, remedy) {
  console.error(`\n✖ ${what}\n  ${why}\n  → ${remedy}`);
  process.exit(1);
}

function run(title, command, args, env) {
  console.error(`• ${title}`);
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
  fail(
    `${title} failed`,
    error ? error.message : `${command} ended with exit code ${status}`,
    "check that the npm registry is reachable (npm ping) and that the disk has room, then run the same command again",
  );
}

/** The directory of the pinned Node; installed from the npm registry where the running one is older. */
function nodeDirectory() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return join(process.execPath, "..");
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(cacheDir, `node-${nodeVersion}`);
  const directory = join(prefix, "node_modules", name, "bin");
  if (!existsSync(join(directory, "node"))) {
    mkdirSync(prefix, { recursive: true });
    const install = ["install", "--no-audit", "--no-fund", "--prefix", prefix, `${name}@${nodeVersion}`];
    run(`installing Node ${nodeVersion}`, "npm", install, process.env);
  }
  return directory;
}

/** The directory of the pinned pnpm, which turbo looks for on PATH too. */
function pnpmDirectory(env) {
  const prefix = join(cacheDir, packageManager.replace("@", "-"));
  const directory = join(prefix, "node_modules", ".bin");
  if (!existsSync(join(directory, "pnpm"))) {
    mkdirSync(prefix, { recursive: true });
    run(
      `installing ${packageManager}`,
      "npm",
      ["install", "--no-audit", "--no-fund", "--prefix", prefix, packageManager],
      env,
    );
  }
  return directory;
}

/** Installs packages when a manifest or the lock file differs from what was installed last. */
function installPackages(env) {
  const stamp = join(root, "node_modules", ".greenroom-installed");
  const manifests = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];
  const key = createHash("sha256");
  for (const file of manifests) key.update(readFileSync(join(root, file)));
  const digest = key.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  run("installing packages", "pnpm", ["install", "--frozen-lockfile"], env);
  writeFileSync(stamp, digest);
}

const [command = "", ...args] = process.argv.slice(2);
const program = programs[command];
if (!program) fail(`unknown command "${command}"`, "", `one of: ${Object.keys(programs).join(", ")}`);

const node = nodeDirectory();
const nodeEnv = { ...process.env, PATH: [node, process.env.PATH].join(delimiter) };
const env = {
  ...process.env,
  PATH: [node, pnpmDirectory(nodeEnv), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  GREENROOM_CACHE_DIR: cacheDir,
  TURBO_TELEMETRY_DISABLED: "1",
  // Scripts are read once for all starts: half of what the start itself takes to begin is reading them.
  ...(command === "start" && {
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cacheDir, "compiled"),
  }),
};
installPackages(env);

const child = spawn(join(node, "node"), [join(root, program), ...args], { cwd: root, env, stdio: "inherit" });
// The terminal signals the whole group; a service manager signals only this process.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
