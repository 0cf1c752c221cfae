import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const git = (root: string, ...args: readonly string[]) =>
  execFileSync("git", ["-C", root, ...args], { encoding: "utf8" }).trim();

/** Short, as people read it. */
export function commitOf(root: string, revision: string): string {
  return git(root, "rev-parse", "--short", revision);
}

/** Where a branch left main; on main, the commit before. */
export function parentOf(root: string): string {
  const head = git(root, "rev-parse", "HEAD");
  try {
    const fork = git(root, "merge-base", "HEAD", "main");
    if (fork !== head) return fork;
  } catch {
    // A clone of one branch has no main.
  }
  return "HEAD~1";
}

/** A commit in a directory of its own, with packages as its own lock file says. */
export async function checkOut(root: string, commit: string) {
  const directory = mkdtempSync(join(tmpdir(), "greenroom-bench-base-"));
  git(root, "worktree", "add", "--detach", "--force", directory, commit);
  const remove = () => void git(root, "worktree", "remove", "--force", directory);
  try {
    execFileSync("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], {
      cwd: directory,
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { directory, remove };
}
