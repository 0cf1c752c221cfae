import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ModelFile } from "@greenroom/core/architecture";
import { UnavailableError } from "@greenroom/core/result";
import { type ModelRevisions, readPlatformModel, revisionSchema } from "@greenroom/core/risks";

const run = promisify(execFile);
const bytesMax = 16 * 1024 * 1024;
const shown = 50;

export function createModelRevisions(directory: string): ModelRevisions {
  const git = async (...args: readonly string[]) => {
    const { stdout } = await run("git", ["-C", directory, ...args], { maxBuffer: bytesMax });
    return stdout;
  };
  return {
    async list() {
      // A unit separator cannot stand in a subject.
      const text = await git("log", `-${shown}`, "--format=%H%x1f%cI%x1f%s", "--", ".").catch(() => "");
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split("\u001f"))
        .map(([revision = "", at = "", subject = ""]) => ({ revision, at, subject }));
    },
    async read(revision) {
      if (!revisionSchema.safeParse(revision).success) return null;
      const known = await git("cat-file", "-e", `${revision}^{commit}`).then(
        () => true,
        () => false,
      );
      if (!known) return null;
      try {
        return readPlatformModel(await filesAt(git, revision)).content;
      } catch (error) {
        throw new UnavailableError("git", `The model at ${revision.slice(0, 12)} could not be read.`, {
          cause: error,
        });
      }
    },
  };
}

async function filesAt(
  git: (...args: readonly string[]) => Promise<string>,
  revision: string,
): Promise<readonly ModelFile[]> {
  const listed = await git("ls-tree", "-r", "--name-only", revision, "--", ".");
  const paths = listed.split("\n").filter((path) => path.endsWith(".yaml"));
  return Promise.all(paths.map(async (path) => ({ path, text: await git("show", `${revision}:./${path}`) })));
}
