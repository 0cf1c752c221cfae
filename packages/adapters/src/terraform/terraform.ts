import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type ApplyOutcome,
  type PlanOutcome,
  sensitiveValues,
  summarisePlan,
  type Terraform,
  type TerraformContext,
  type TerraformStop,
} from "@greenroom/core/runs";
import { digestFiles, pack, readFiles, unpack } from "./configuration-archive.ts";
import { terraformVariables } from "./environment-variables.ts";
import { createExecution, type Execution } from "./execution.ts";
import { findTools } from "./find-tools.ts";
import { noteGroup } from "./folder-processes.ts";
import { refuseForeignBackend } from "./foreign-backend.ts";
import { kubeconfigSecrets } from "./kubeconfig-secrets.ts";
import { readStateRefusal } from "./state-refusal.ts";
import type { TerraformOptions } from "./terraform-options.ts";
import { inWorkDirectory, listKeptStates, removeLeftFolders } from "./work-directory.ts";

const planFileName = "greenroom.tfplan";
/** Terraform stores its state twice after an interrupt and gives the lock back, each in up to four tries over 7
 * seconds. Killed before that it leaves nothing of what it did. */
const defaultGraceMs = 45_000;
const defaultLockTimeoutSeconds = 60;

export function createTerraform(given: TerraformOptions): Terraform {
  // Terraform runs in another folder, where relative paths would mean something else.
  const options: TerraformOptions = {
    ...given,
    binary: given.binary.includes("/") ? resolve(given.binary) : given.binary,
    cliConfigFile: given.cliConfigFile && resolve(given.cliConfigFile),
    kubeconfig: given.kubeconfig && resolve(given.kubeconfig),
  };
  return {
    async snapshot({ environment, layer }) {
      const stack = `stacks/${layer}`;
      const variables = `environments/${environment}`;
      const files = await readFiles(options.infraDirectory, [stack, "modules", variables]);
      if (![...files.keys()].some((path) => path.startsWith(`${stack}/`)))
        throw new Error(`there is no configuration in ${join(options.infraDirectory, stack)}`);
      const lockFile = `${stack}/.terraform.lock.hcl`;
      const only = (keep: (path: string) => boolean) => new Map([...files].filter(([path]) => keep(path)));
      return {
        archive: await pack(files),
        configurationDigest: digestFiles(
          only((path) => path !== lockFile && !path.startsWith(`${variables}/`)),
        ),
        lockFileDigest: digestFiles(only((path) => path === lockFile)),
        variablesDigest: digestFiles(only((path) => path === `${variables}/${layer}.tfvars`)),
      };
    },
    plan: (context) => execute(options, context, plan),
    apply: (context, planFile, digest) =>
      execute(options, context, (execution) => apply(execution, planFile, digest)),
    readiness: () => findTools(options),
    listKeptStates: () => listKeptStates(options.workDirectory),
    removeLeftFolders: (isOver) => removeLeftFolders(options.workDirectory, isOver),
  };
}

async function plan(execution: Execution, context: TerraformContext): Promise<PlanOutcome> {
  const prepared =
    (await execution.init()) ??
    (await refuseForeignBackend(execution.stack, context.workspace.layer)) ??
    (await execution.validate());
  if (prepared !== null) return prepared;
  const variables = join(
    execution.root,
    "environments",
    context.workspace.environment,
    `${context.workspace.layer}.tfvars`,
  );
  const given = await readFile(variables).then(
    () => [`-var-file=${variables}`],
    () => [],
  );
  const planned = await execution.stream([
    "plan",
    "-json",
    "-input=false",
    execution.lockTimeout,
    `-out=${planFileName}`,
    ...given,
  ]);
  if (planned.stop !== null) return planned.stop;
  const shown = await execution.show(planFileName);
  const planFile = await readFile(join(execution.stack, planFileName));
  return {
    outcome: "planned",
    planFile,
    digest: sha256(planFile),
    summary: summarisePlan(shown),
    sensitive: sensitiveValues(shown),
  };
}

async function apply(execution: Execution, planFile: Uint8Array, digest: string): Promise<ApplyOutcome> {
  if (sha256(planFile) !== digest) return altered();
  const prepared = await execution.init();
  if (prepared !== null) return prepared;
  await writeFile(join(execution.stack, planFileName), planFile, { mode: 0o600 });
  const applied = await execution.stream([
    "apply",
    "-json",
    "-input=false",
    execution.lockTimeout,
    planFileName,
  ]);
  if (applied.stop !== null) return applied.stop;
  const { add, change, remove } = applied.changes ?? { add: 0, change: 0, remove: 0 };
  return {
    outcome: "applied",
    applied: applied.changes === null ? null : { create: add, update: change, replace: 0, delete: remove },
  };
}

function altered(): TerraformStop {
  return {
    outcome: "failed",
    code: "altered",
    message: "The stored plan is not the plan that was approved.",
  };
}

function execute<Outcome extends { readonly outcome: string }>(
  options: TerraformOptions,
  context: TerraformContext,
  work: (execution: Execution, context: TerraformContext) => Promise<Outcome>,
): Promise<Outcome | TerraformStop> {
  return inWorkDirectory<Outcome | TerraformStop>(
    options.workDirectory,
    context.credential.runId,
    async (root) => {
      await unpack(context.configuration, root);
      const variables = terraformVariables(options, context, root);
      const outputFolder = join(root, "output");
      await mkdir(outputFolder);
      const execution = createExecution({
        binary: options.binary,
        root,
        stack: join(root, "stacks", context.workspace.layer),
        variables,
        outputFolder,
        onStarted: (leader) => noteGroup(root, leader),
        secrets: [
          context.credential.secret,
          ...context.sensitive,
          ...(await kubeconfigSecrets(options.kubeconfig)),
        ],
        graceMs: options.graceMs ?? defaultGraceMs,
        lockTimeoutSeconds: options.lockTimeoutSeconds ?? defaultLockTimeoutSeconds,
        log: context.log,
        signal: context.signal,
      });
      const outcome = await work(execution, context);
      execution.end();
      const refusal = outcome.outcome === "failed" ? await readStateRefusal(variables) : null;
      return refusal === null ? outcome : { outcome: "failed", ...refusal };
    },
  );
}

function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
