import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a program is found by its name. */
export function isOnPath(program: string, path: string = process.env["PATH"] ?? ""): boolean {
  return path.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
