import { parse } from "yaml";
import { flatten, isRecord, leafText } from "./flatten.ts";
import type { FieldChange, ResourceChange } from "./plan-summary.ts";

type Manifest = Record<string, unknown>;

/** The manifest in `yaml_body`; null where there is none or it is not YAML. */
export function readManifest(yamlBody: unknown): Manifest | null {
  if (typeof yamlBody !== "string") return null;
  try {
    const manifest: unknown = parse(yamlBody);
    return isRecord(manifest) ? manifest : null;
  } catch {
    return null;
  }
}

export function describeManifest(manifest: Manifest): ResourceChange["object"] {
  const metadata = isRecord(manifest["metadata"]) ? manifest["metadata"] : {};
  return {
    kind: textOf(manifest["kind"]) ?? "unknown",
    name: textOf(metadata["name"]) ?? "unknown",
    namespace: textOf(metadata["namespace"]),
  };
}

/** Field by field what differs; the provider itself calls the whole manifest sensitive, which hides every plan.
 * Values of a Secret never leave here. */
export function diffManifests(before: Manifest | null, after: Manifest | null): FieldChange[] {
  const redacts = isSecret(before) || isSecret(after);
  const old = before === null ? new Map<string, unknown>() : flatten(before);
  const next = after === null ? new Map<string, unknown>() : flatten(after);
  const changes: FieldChange[] = [];
  for (const path of new Set([...old.keys(), ...next.keys()])) {
    const left = leafText(old.get(path));
    const right = leafText(next.get(path));
    if (left === right) continue;
    const redacted = redacts && /^(data|stringData)\b|annotations/.test(path);
    changes.push({
      path,
      before: redacted ? null : left,
      after: redacted ? null : right,
      redacted,
      unknown: false,
    });
  }
  return changes;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function isSecret(manifest: Manifest | null): boolean {
  return manifest?.["kind"] === "Secret";
}
