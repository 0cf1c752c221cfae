import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readAssignments } from "./assignments.ts";
import { type InfraLayout, workspacesOf } from "./layout.ts";
import { formatWorkspace, type Workspace } from "./workspace.ts";

const block = /^\s*(resource|data|module|provider|terraform|locals|variable|output)\b[^=]*\{/m;

/** What keeps environments from being data only and alike; empty when nothing does. */
export function environmentFaults(infraDir: string, layout: InfraLayout): readonly string[] {
  return [
    ...notData(infraDir, layout),
    ...notDeclared(infraDir, layout),
    ...notAlike(infraDir, layout),
    ...notAgreed(infraDir, layout),
    ...notPinned(layout),
  ];
}

function notData(infraDir: string, { environments, layers }: InfraLayout): readonly string[] {
  const allowed = new Set(layers.map((layer) => `${layer}.tfvars`));
  return environments.flatMap((environment) => {
    const folder = join(infraDir, "environments", environment);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const shown = relative(infraDir, path);
        if (!allowed.has(relative(folder, path)))
          return [`${shown}: an environment holds only ${[...allowed].join(", ")}`];
        const found = block.exec(readFileSync(path, "utf8"));
        return found === null ? [] : [`${shown}: a ${found[1] ?? ""} block belongs in stacks or modules`];
      });
  });
}

function notDeclared(infraDir: string, layout: InfraLayout): readonly string[] {
  return workspacesOf(layout).flatMap((workspace) => {
    const { environment, layer } = workspace;
    if (!existsSync(dataPath(infraDir, workspace)))
      return [`${formatWorkspace(workspace)}: environments/${environment}/${layer}.tfvars is missing`];
    const given = [...assignmentsOf(infraDir, workspace).keys()].filter((path) => !path.includes("."));
    const declared = declaredVariables(infraDir, layer);
    return [
      ...declared
        .filter(({ name, isRequired }) => isRequired && !given.includes(name))
        .map(({ name }) => `${formatWorkspace(workspace)}: variable ${name} is missing`),
      ...given.flatMap((name) => {
        const variable = declared.find((each) => each.name === name);
        if (variable === undefined)
          return [`${formatWorkspace(workspace)}: variable ${name} is unknown to stacks/${layer}`];
        return variable.isOfMachine
          ? [
              `${formatWorkspace(workspace)}: variable ${name} depends on the machine; give it by TF_VAR_${name}`,
            ]
          : [];
      }),
    ];
  });
}

/** OpenTofu drops an attribute that an object's type does not have: within objects, the environments are held to
 * each other. What a map has entries for is data. */
function notAlike(infraDir: string, { environments, layers }: InfraLayout): readonly string[] {
  return layers.flatMap((layer) => {
    const given = environments.map((environment) => ({
      environment,
      paths: new Set(assignmentsOf(infraDir, { environment, layer }).keys()),
    }));
    const everywhere = new Set(given.flatMap(({ paths }) => [...paths]));
    const maps = declaredVariables(infraDir, layer).flatMap(({ name, isMap }) => (isMap ? [name] : []));
    const isHeld = (path: string, parent: string, paths: ReadonlySet<string>) =>
      !paths.has(path) && paths.has(parent) && !maps.includes(parent);
    return given.flatMap(({ environment, paths }) =>
      [...everywhere]
        .filter((path) => isHeld(path, path.slice(0, Math.max(0, path.lastIndexOf("."))), paths))
        .map((path) => {
          const others = given.filter((other) => other.paths.has(path)).map((other) => other.environment);
          return `${environment}/${layer}: ${path} is missing, stated by ${others.join(" and ")}`;
        }),
    );
  });
}

/** A variable of one name means the same in every layer: a namespace that the layers disagree on would be limited
 * by one and watched by none. */
function notAgreed(infraDir: string, { environments, layers }: InfraLayout): readonly string[] {
  return environments.flatMap((environment) => {
    const first = new Map<string, { readonly layer: string; readonly value: string }>();
    return layers.flatMap((layer) =>
      [...assignmentsOf(infraDir, { environment, layer })].flatMap(([path, value]) => {
        const other = first.get(path);
        if (other === undefined) first.set(path, { layer, value });
        return other === undefined || other.value === value
          ? []
          : [
              `${environment}: ${path} is ${other.value} in ${other.layer}.tfvars, ${value} in ${layer}.tfvars`,
            ];
      }),
    );
  });
}

function notPinned(layout: InfraLayout): readonly string[] {
  const missing = workspacesOf(layout)
    .filter(({ environment, layer }) => layout.pins[layer]?.[environment] === undefined)
    .map(({ environment, layer }) => `versions.yaml: ${layer}.${environment} is missing`);
  const unknown = Object.entries(layout.pins).flatMap(([layer, environments]) =>
    Object.keys(environments)
      .filter((environment) => !layout.layers.includes(layer) || !layout.environments.includes(environment))
      .map((environment) => `versions.yaml: ${layer}.${environment} names nothing`),
  );
  return [...missing, ...unknown];
}

function dataPath(infraDir: string, { environment, layer }: Workspace): string {
  return join(infraDir, "environments", environment, `${layer}.tfvars`);
}

/** Empty without the file, which is a fault of its own. */
function assignmentsOf(infraDir: string, workspace: Workspace): ReadonlyMap<string, string> {
  const path = dataPath(infraDir, workspace);
  return existsSync(path) ? readAssignments(readFileSync(path, "utf8")) : new Map();
}

interface DeclaredVariable {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isMap: boolean;
  /** How the provider is reached. */
  readonly isOfMachine: boolean;
}

function declaredVariables(infraDir: string, layer: string): readonly DeclaredVariable[] {
  const read = (file: string) => readFileSync(join(infraDir, "stacks", layer, file), "utf8");
  const ofMachine = new Set(
    [...read("providers.tf").matchAll(/\bvar\.([a-z0-9_]+)/g)].map(([, name]) => name),
  );
  return [...read("variables.tf").matchAll(/^variable "([a-z0-9_]+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, name = "", body = ""]) => ({
      name,
      isRequired: !/^ {2}default\s*=/m.test(body),
      isMap: /^ {2}type\s*=\s*map\(/m.test(body),
      isOfMachine: ofMachine.has(name),
    }),
  );
}
