import { execa } from "execa";

/** The commit that is checked out, and whether anything beside the document that names it differs from it. */
export async function commitOf(root: string, document: string): Promise<string> {
  const git = async (...args: string[]) => (await execa("git", args, { cwd: root })).stdout;
  const head = await git("rev-parse", "--short", "HEAD");
  const changed = await git("status", "--porcelain", "--", ".", `:!${document}`);
  return changed === "" ? head : `${head} with changes`;
}
