import { execFileSync } from "node:child_process";
import { findMissingPaths } from "./documented-paths.ts";

const root = process.cwd();
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
});
const missing = findMissingPaths(root, listed.split("\n").filter(Boolean));
for (const { document, line, path } of missing)
  console.error(`${document}:${line} names ${path}, which does not exist`);
process.exitCode = missing.length > 0 ? 1 : 0;
