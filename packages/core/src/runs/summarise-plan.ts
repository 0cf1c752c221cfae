import { z } from "zod";
import { flatten, isRecord, leafText } from "./flatten.ts";
import { describeManifest, diffManifests, readManifest } from "./manifest-diff.ts";
import {
  type ChangeAction,
  changeActions,
  type FieldChange,
  type PlanSummary,
  type ResourceChange,
} from "./plan-summary.ts";

const values = z.record(z.string(), z.unknown()).nullable().default(null);
const changeSchema = z.object({
  address: z.string(),
  type: z.string(),
  change: z.object({
    actions: z.array(z.string()),
    before: values,
    after: values,
    after_unknown: z.unknown().optional(),
    before_sensitive: z.unknown().optional(),
    after_sensitive: z.unknown().optional(),
  }),
});
type TerraformChange = z.infer<typeof changeSchema>;

/** The output of `show -json` for a plan file, as far as it is read here.
 * @see https://developer.hashicorp.com/terraform/internals/json-format */
const planSchema = z.object({
  terraform_version: z.string().default("unknown"),
  resource_changes: z.array(changeSchema).default([]),
  resource_drift: z.array(changeSchema).default([]),
});

/** @param shown the parsed output of `show -json <plan file>`
 * @throws ZodError when it is no such output */
export function summarisePlan(shown: unknown): PlanSummary {
  const plan = planSchema.parse(shown);
  const drifted = new Set(plan.resource_drift.map((drift) => drift.address));
  const changes = plan.resource_changes
    .flatMap((change): ResourceChange[] => {
      const action = actionOf(change.change.actions);
      return action === null ? [] : [describe(change, action, drifted.has(change.address))];
    })
    .sort(
      (a, b) =>
        changeActions.indexOf(a.action) - changeActions.indexOf(b.action) || (a.address < b.address ? -1 : 1),
    );
  const count = (action: ChangeAction) => changes.filter((change) => change.action === action).length;
  return {
    terraformVersion: plan.terraform_version,
    counts: {
      create: count("create"),
      update: count("update"),
      replace: count("replace"),
      delete: count("delete"),
    },
    changes,
  };
}

/** Every text that Terraform calls sensitive in this plan, for keeping it out of logs.
 * Manifests are no secrets as a whole: of them only a Secret's values are. */
export function sensitiveValues(shown: unknown): readonly string[] {
  const plan = planSchema.parse(shown);
  const found = new Set<string>();
  for (const { change, type } of [...plan.resource_changes, ...plan.resource_drift]) {
    for (const [side, marks] of [
      [change.before, change.before_sensitive],
      [change.after, change.after_sensitive],
    ] as const) {
      const manifest = type === manifestType ? readManifest(side?.["yaml_body"]) : null;
      if (manifest?.["kind"] === "Secret") {
        for (const part of [manifest["data"], manifest["stringData"]])
          for (const leaf of flatten(part ?? {}).values()) if (typeof leaf === "string") found.add(leaf);
      }
      for (const [path, leaf] of flatten(side ?? {})) {
        if (typeof leaf !== "string" || !isMarked(marks, path)) continue;
        if (type === manifestType && manifestNoise.has(path)) continue;
        found.add(leaf);
      }
    }
  }
  return [...found];
}

const manifestType = "kubectl_manifest";
/** Computed copies and fingerprints of the manifest, and its own text. */
const manifestNoise: ReadonlySet<string> = new Set([
  "api_version",
  "id",
  "kind",
  "live_manifest_incluster",
  "live_uid",
  "name",
  "namespace",
  "uid",
  "yaml_body",
  "yaml_body_parsed",
  "yaml_incluster",
]);

function actionOf(actions: readonly string[]): ChangeAction | null {
  if (actions.includes("delete") && actions.includes("create")) return "replace";
  return changeActions.find((action) => actions.includes(action)) ?? null;
}

function describe(change: TerraformChange, action: ChangeAction, drifted: boolean): ResourceChange {
  const { before, after, after_unknown: unknown } = change.change;
  const oldManifest = change.type === manifestType ? readManifest(before?.["yaml_body"]) : null;
  const newManifest = change.type === manifestType ? readManifest(after?.["yaml_body"]) : null;
  const manifest = newManifest ?? oldManifest;
  const attributes = diffAttributes(change);
  return {
    address: change.address,
    action,
    type: change.type,
    object: manifest === null ? null : describeManifest(manifest),
    drifted,
    fields:
      manifest === null
        ? attributes
        : [
            ...diffManifests(oldManifest, isMarked(unknown, "yaml_body") ? oldManifest : newManifest),
            // Settings of the resource itself matter when they change; on a create they are its defaults.
            ...(action === "update" ? attributes.filter((field) => !manifestNoise.has(field.path)) : []),
          ],
  };
}

function diffAttributes({ change }: TerraformChange): FieldChange[] {
  const before = flatten(change.before ?? {});
  const after = flatten(change.after ?? {});
  const fields: FieldChange[] = [];
  for (const path of new Set([...before.keys(), ...after.keys(), ...unknownPaths(change.after_unknown)])) {
    if (path === "") continue;
    const unknown = isMarked(change.after_unknown, path);
    const left = leafText(before.get(path));
    const right = leafText(after.get(path));
    if (left === right && !unknown) continue;
    const redacted = isMarked(change.before_sensitive, path) || isMarked(change.after_sensitive, path);
    fields.push({
      path,
      before: redacted ? null : left,
      after: redacted || unknown ? null : right,
      redacted,
      unknown,
    });
  }
  return fields;
}

function unknownPaths(marks: unknown): string[] {
  return [...flatten(marks)].filter(([, leaf]) => leaf === true).map(([path]) => path);
}

/** Marks mirror the values' shape; `true` on a branch holds for everything below it. */
function isMarked(marks: unknown, path: string): boolean {
  if (marks === true) return true;
  if (!isRecord(marks) && !Array.isArray(marks)) return false;
  for (const [marked, leaf] of flatten(marks)) {
    if (leaf !== true) continue;
    if (path === marked || path.startsWith(`${marked}.`) || path.startsWith(`${marked}[`)) return true;
  }
  return false;
}
