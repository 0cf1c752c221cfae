import { join } from "node:path";
import type { Command } from "./command.ts";

/** Workspace packages with a tsconfig of their own. */
const typescriptPackages = [
  "packages/core",
  "packages/adapters",
  "packages/sandbox",
  "packages/infra",
  "apps/worker",
  "apps/portal",
];

export interface CheckTools {
  readonly go: string;
  readonly staticcheck: string;
}

/** Types and bundles need the generated client. */
export const generateClient: Command = {
  title: "generate the database client",
  file: "turbo",
  args: ["run", "generate", "--output-logs=errors-only"],
};

/** Every check that needs no running part of the product. */
export function checkCommands(root: string, tools: CheckTools): readonly Command[] {
  const goDemo = join(root, "go-demo");
  const goEnv = {
    GOTOOLCHAIN: "local",
    GOFLAGS: "-buildvcs=false",
    PATH: `${join(tools.go, "..")}:${process.env.PATH ?? ""}`,
  };
  return [
    { title: "format", file: "biome", args: ["format", "--error-on-warnings", "."] },
    { title: "lint", file: "oxlint", args: ["--type-aware", "--deny-warnings"] },
    ...typescriptPackages.map((path) => ({
      title: `types ${path}`,
      file: "tsc",
      args: ["--noEmit", "-p", path],
    })),
    {
      title: "law of dependencies",
      file: "depcruise",
      args: ["--config", ".dependency-cruiser.mjs", "--output-type", "err", "apps", "packages"],
    },
    { title: "dead code", file: "knip", args: [] },
    { title: "one version per dependency", file: "sherif", args: [] },
    {
      title: "paths named in documents",
      file: process.execPath,
      args: [join(import.meta.dirname, "check-documents.ts")],
    },
    {
      title: "greenroom.yaml, and the files that it names",
      file: process.execPath,
      args: [join(root, "packages/adapters/bin/config.ts"), "check", "--files"],
    },
    {
      title: "architecture model, and what is written from it",
      file: process.execPath,
      args: [join(root, "packages/adapters/bin/model.ts"), "check"],
    },
    {
      title: "objectives, and what is written from them",
      file: process.execPath,
      args: [join(root, "packages/adapters/bin/objectives.ts"), "check"],
    },
    {
      title: "routes, and the document of who may call them",
      file: process.execPath,
      args: [join(root, "apps/portal/bin/routes.ts"), "check"],
    },
    {
      title: "OpenAPI 3.1",
      file: process.execPath,
      args: [join(import.meta.dirname, "lint-open-api.ts")],
    },
    { title: "go vet", file: tools.go, args: ["vet", "./..."], cwd: goDemo, env: goEnv },
    { title: "staticcheck", file: tools.staticcheck, args: ["./..."], cwd: goDemo, env: goEnv },
  ];
}
