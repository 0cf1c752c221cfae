import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type InfraLayout, workspacesOf } from "./layout.ts";
import { formatWorkspace } from "./workspace.ts";

const block = /^\s*(resource|data|module|provider|terraform|locals|variable|output)\b[^=]*\{/m;

/** What keeps environments from being data only and alike; empty when nothing does. */
export function environmentFaults(infraDir: string, layout: InfraLayout): readonly string[] {
  return [...notData(infraDir, layout), ...notAlike(infraDir, layout), ...notPinned(layout)];
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

function notAlike(infraDir: string, layout: InfraLayout): readonly string[] {
  return workspacesOf(layout).flatMap((workspace) => {
    const { environment, layer } = workspace;
    const path = join(infraDir, "environments", environment, `${layer}.tfvars`);
    if (!existsSync(path))
      return [`${formatWorkspace(workspace)}: environments/${environment}/${layer}.tfvars is missing`];
    const given = assignedVariables(readFileSync(path, "utf8"));
    const declared = declaredVariables(readFileSync(join(infraDir, "stacks", layer, "variables.tf"), "utf8"));
    return [
      ...declared.required
        .filter((name) => !given.includes(name))
        .map((name) => `${formatWorkspace(workspace)}: variable ${name} is missing`),
      ...given
        .filter((name) => !declared.required.includes(name))
        .map((name) =>
          declared.optional.includes(name)
            ? `${formatWorkspace(workspace)}: variable ${name} depends on the machine; give it by TF_VAR_${name}`
            : `${formatWorkspace(workspace)}: variable ${name} is unknown to stacks/${layer}`,
        ),
    ];
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

/** Top-level names; `tofu fmt -check` guarantees that they begin their line. */
function assignedVariables(tfvars: string): readonly string[] {
  return [...tfvars.matchAll(/^([a-z_][a-z0-9_]*)\s*=/gm)].map(([, name]) => name ?? "");
}

function declaredVariables(source: string): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  const variables = [...source.matchAll(/^variable "([a-z0-9_]+)" \{\n([\s\S]*?)^\}/gm)].map(
    ([, name, body]) => ({ name: name ?? "", hasDefault: /^ {2}default\s*=/m.test(body ?? "") }),
  );
  return {
    required: variables.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name),
    optional: variables.filter(({ hasDefault }) => hasDefault).map(({ name }) => name),
  };
}
