import { constants, realpathSync, statSync } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import {
  documentBytesMax,
  documentPathSchema,
  type DocumentError,
  type DocumentSource,
  type KnownIds,
} from "@greenroom/core/architecture";
import { err, ok, type Result, UnavailableError } from "@greenroom/core/result";

/** Which documents a model may name. Only a model that lies in the repository is held to its files: a copy elsewhere,
 * such as a benchmark's or a test's, came without them, and every path counts as there.
 * @param root of the repository
 * @param modelDirectory in it or elsewhere, by its name, so that a link to a checkout counts as the place it stands in */
export function documentsOf(root: string, modelDirectory: string): KnownIds {
  if (!isInside(resolve(root), resolve(modelDirectory))) return { has: () => true };
  return {
    has(path) {
      if (!documentPathSchema.safeParse(path).success) return false;
      try {
        const file = realpathSync(join(root, path));
        return isInside(realpathSync(root), file) && statSync(file).isFile();
      } catch {
        return false;
      }
    },
  };
}

/** @param root of the repository; nothing outside it is read, whatever a link in it points to */
export function createDocumentDirectory(root: string): DocumentSource {
  return {
    async read(path) {
      if (!documentPathSchema.safeParse(path).success) return refused(path);
      let handle: FileHandle | null = null;
      try {
        const file = await realpath(join(root, path));
        if (!isInside(await realpath(root), file)) return refused(path);
        // A pipe would wait for its writer.
        handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
        const stat = await handle.stat();
        if (!stat.isFile()) return missing(path);
        if (stat.size > documentBytesMax) return tooLarge(path, stat.size);
        return ok(await handle.readFile("utf8"));
      } catch (error) {
        if (isAbsent(error)) return missing(path);
        throw new UnavailableError("documents", `${path} could not be read.`, { cause: error });
      } finally {
        await handle?.close();
      }
    },
  };
}

function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(directory, way) === path;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function missing(path: string): Result<never, DocumentError> {
  return err({
    code: "document_file_not_found",
    message: `The file ${path} is gone.`,
    field: "path",
    remedy: "It may have been moved or deleted; correct its path in the model under documents.",
  });
}

function refused(path: string): Result<never, DocumentError> {
  return err({
    code: "document_outside_repository",
    message: `${path} leads out of the repository.`,
    field: "path",
    remedy: "Put the file itself into the repository, instead of a link to it.",
  });
}

function tooLarge(path: string, bytes: number): Result<never, DocumentError> {
  return err({
    code: "document_too_large",
    message: `${path} has ${Math.ceil(bytes / 1000)} KB; ${documentBytesMax / 1000} KB are the most.`,
    field: "path",
    remedy: "Split it into several documents.",
  });
}
