import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { InfraLayout } from "./layout.ts";

const codeownersPath = ".github/CODEOWNERS";
const teamsPath = "docs/architecture/teams.yaml";
const teamsSchema = z.object({ teams: z.array(z.object({ id: z.string() })) });

interface OwnerLine {
  readonly line: number;
  /** Relative to the repository, with neither a leading nor a trailing slash. */
  readonly path: string;
  readonly owners: readonly string[];
}

/** What keeps a change of the infrastructure from being seen by those who own it; empty when nothing does. */
export function ownershipFaults(
  repositoryDir: string,
  infraDir: string,
  layout: InfraLayout,
): readonly string[] {
  if (!existsSync(join(repositoryDir, codeownersPath))) return [`${codeownersPath} is missing`];
  const lines = readOwnerLines(readFileSync(join(repositoryDir, codeownersPath), "utf8"));
  const teams = readTeams(repositoryDir);
  const owned = new Set(lines.map(({ path }) => path));
  return [
    ...lines.flatMap((line) => lineFaults(repositoryDir, teams, line)),
    ...overruled(lines),
    ...mustBeOwned(relative(repositoryDir, infraDir), layout)
      .filter((path) => !owned.has(path))
      .map((path) => `${codeownersPath}: ${path} has no line of its own`),
  ];
}

function mustBeOwned(infra: string, { modules, layers, environments }: InfraLayout): readonly string[] {
  return [
    ...modules.map((name) => `${infra}/modules/${name}`),
    ...layers.map((name) => `${infra}/stacks/${name}`),
    ...environments.map((name) => `${infra}/environments/${name}`),
    `${infra}/policies`,
  ];
}

function lineFaults(
  repositoryDir: string,
  teams: ReadonlySet<string>,
  { line, path, owners }: OwnerLine,
): readonly string[] {
  const place = `${codeownersPath}:${line}`;
  return [
    ...(path.includes("*") || existsSync(join(repositoryDir, path))
      ? []
      : [`${place}: ${path} does not exist`]),
    // To GitHub, a path without an owner is one that nobody has to review.
    ...(owners.length === 0 ? [`${place}: ${path} names no owner`] : []),
    ...owners
      .filter((owner) => !teams.has(owner))
      .map((owner) => `${place}: ${owner} is not @greenroom/<id of a team in ${teamsPath}>`),
  ];
}

/** The last line that matches decides alone: a folder after one of its own parts takes it over. */
function overruled(lines: readonly OwnerLine[]): readonly string[] {
  return lines.flatMap(({ line, path }, index) =>
    lines
      .slice(index + 1)
      .filter((later) => later.path === "*" || `${path}/`.startsWith(`${later.path}/`))
      .map((later) => `${codeownersPath}:${line}: line ${later.line} overrules it; general lines come first`),
  );
}

function readOwnerLines(text: string): readonly OwnerLine[] {
  return text.split("\n").flatMap((raw, index) => {
    const [path, ...owners] = raw.replace(/#.*/, "").trim().split(/\s+/);
    if (path === undefined || path === "") return [];
    return [{ line: index + 1, path: path.replace(/^\/|\/$/g, ""), owners }];
  });
}

function readTeams(repositoryDir: string): ReadonlySet<string> {
  const { teams } = teamsSchema.parse(parse(readFileSync(join(repositoryDir, teamsPath), "utf8")));
  return new Set(teams.map(({ id }) => `@greenroom/${id}`));
}
