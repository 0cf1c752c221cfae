import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type ReadyFile, readyFileSchema } from "../start/ready-file.ts";
import { readJsonWhenWritten } from "./ready.ts";

const allLiveTimeoutMs = 20 * 60_000;
/** Of which every Linux system has one, and which may do nothing. */
const account = "daemon";

/** Somebody on this machine who is not root, with a home and a checkout of their own. */
export interface OrdinaryPerson {
  readonly home: string;
  readonly checkout: string;
  /** `npm start` in their checkout.
   * @param variables beside those of the caller that speak of the network and of programs */
  start(variables: Readonly<Record<string, string>>): StartedByPerson;
  /** Processes of theirs, as command lines. */
  processes(): readonly string[];
  remove(): void;
}

export interface StartedByPerson {
  ready(): Promise<ReadyFile>;
  /** @returns everything that it printed */
  stop(): Promise<string>;
}

/** Needs root. Their checkout is of what is committed; its packages are copied, since they are the same.
 * @param kubeconfig becomes theirs */
export async function createOrdinaryPerson(root: string, kubeconfig: string): Promise<OrdinaryPerson> {
  const id = (flag: string) => Number(execFileSync("id", [flag, account], { encoding: "utf8" }));
  const [uid, gid] = [id("-u"), id("-g")];
  const directory = mkdtempSync(join(tmpdir(), "greenroom-ordinary-"));
  chmodSync(directory, 0o755);
  const home = join(directory, "home");
  const checkout = join(directory, "greenroom");
  mkdirSync(join(home, ".kube"), { recursive: true });
  copyFileSync(kubeconfig, join(home, ".kube", "config"));
  await execa("git", ["clone", "--quiet", root, checkout]);
  for (const folder of ["", "apps/*/", "packages/*/"])
    await execa("cp", ["--archive", "--parents", `${folder}node_modules`, checkout], {
      cwd: root,
      shell: true,
    });
  await execa("chown", ["--recursive", `${uid}:${gid}`, home, checkout]);
  const processes = () =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const status = readFileSync(`/proc/${pid}/status`, "utf8");
          const isTheirs = new RegExp(`^Uid:\\s+${uid}\\s`, "m").test(status);
          return isTheirs ? [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()] : [];
        } catch {
          // It ended meanwhile.
          return [];
        }
      });
  const before = new Set(processes());
  return {
    home,
    checkout,
    processes: () => processes().filter((command) => !before.has(command)),
    start: (variables) =>
      startAs(["--reuid", String(uid), "--regid", String(gid)], home, checkout, variables),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function startAs(
  identity: readonly string[],
  home: string,
  checkout: string,
  variables: Readonly<Record<string, string>>,
): StartedByPerson {
  // The Go that the archive was packed with: it is part of what an archive fits.
  const path = `/usr/local/go/bin:/usr/local/bin:/usr/bin:/bin`;
  const rights = ["--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"];
  const product = execa("setpriv", [...identity, ...rights, "node", "scripts/bootstrap.mjs", "start"], {
    cwd: checkout,
    env: {
      ...ofTheMachine(),
      HOME: home,
      PATH: path,
      LANG: "C.UTF-8",
      ...variables,
    },
    extendEnv: false,
    all: true,
    reject: false,
    stdin: "ignore",
    forceKillAfterDelay: 90_000,
  });
  const ended = new AbortController();
  void product.then(({ all }) => ended.abort(new Error(`their npm start ended:\n${all}`)));
  const readyFile = join(checkout, ".greenroom", "ready.json");
  return {
    ready: () => readJsonWhenWritten(readyFile, readyFileSchema, allLiveTimeoutMs, ended.signal),
    stop: async () => {
      product.kill("SIGTERM");
      const { all } = await product;
      return all;
    },
  };
}

/** How this machine reaches registries: nothing else of the caller's environment is a stranger's. */
function ofTheMachine(): Record<string, string> {
  const isOfNetwork = (name: string) =>
    /proxy$|^(SSL|NODE_EXTRA|PIP)_|CERT/i.test(name) || name === "GOPROXY";
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && isOfNetwork(name) ? [[name, value]] : [],
    ),
  );
}
