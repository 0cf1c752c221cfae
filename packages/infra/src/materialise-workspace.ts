import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { pinnedRelease, readLayout } from "./layout.ts";
import { formatWorkspace, type Workspace } from "./workspace.ts";

/** Writes the configuration that a workspace runs: stacks and modules of its pinned release, data of
 * this checkout.
 * @param targetDir must not exist or be empty; afterwards plan in `<targetDir>/stacks/<layer>`
 * @returns the release that was written
 * @throws Error when the workspace or its release does not exist */
export function materialiseWorkspace(infraDir: string, workspace: Workspace, targetDir: string): string {
  const layout = readLayout(infraDir);
  if (!layout.environments.includes(workspace.environment) || !layout.layers.includes(workspace.layer))
    throw new Error(`${formatWorkspace(workspace)} is no workspace of this checkout`);
  if (existsSync(targetDir) && readdirSync(targetDir).length > 0)
    throw new Error(`${targetDir} is not empty: a plan must see nothing but its own release`);
  const release = pinnedRelease(layout, workspace);
  mkdirSync(targetDir, { recursive: true });
  for (const folder of ["stacks", "modules"]) {
    if (release === layout.currentRelease)
      cpSync(join(infraDir, folder), join(targetDir, folder), {
        recursive: true,
        filter: (source) => basename(source) !== ".terraform",
      });
    else extractRelease(infraDir, `infra-v${release}`, folder, targetDir);
  }
  cpSync(
    join(infraDir, "environments", workspace.environment),
    join(targetDir, "environments", workspace.environment),
    { recursive: true },
  );
  return release;
}

function extractRelease(infraDir: string, tag: string, folder: string, targetDir: string): void {
  const git = (cwd: string, args: readonly string[]) =>
    execFileSync("git", ["-C", cwd, ...args], {
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  let archive: Buffer;
  try {
    const top = git(infraDir, ["rev-parse", "--show-toplevel"]).toString().trim();
    archive = git(top, [
      "archive",
      "--format=tar",
      `${tag}:${relative(top, realpathSync(infraDir))}`,
      folder,
    ]);
  } catch (cause) {
    throw new Error(
      `versions.yaml names a release without its tag ${tag}; fetch the tags or pin another release`,
      { cause },
    );
  }
  execFileSync("tar", ["-x", "-C", targetDir], { input: archive });
}
